import { useId } from 'react'

export type ProgressProps = {
  label: string
  /** 0 to `max`; null while the end is not known. */
  value: number | null
  max?: number
  /** Instead of the percentage: "31 of 48". */
  valueText?: string
}

export function Progress({ label, value, max = 100, valueText }: ProgressProps) {
  const id = useId()
  const percent = value === null ? null : Math.floor((value / max) * 100)
  const text = valueText ?? (percent === null ? '' : `${percent}%`)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex justify-between gap-4 text-minor">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <span className="figures text-muted">{text}</span>
      </div>
      <progress
        id={id}
        value={value ?? undefined}
        max={max}
        aria-valuetext={text || undefined}
        className="progress h-3 w-full"
      />
    </div>
  )
}
