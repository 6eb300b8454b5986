import { useId } from 'react'
import { classNames } from './class-names.ts'
import type { Icon } from './icon.ts'

export type Segment<Value extends string | number> = {
  value: Value
  label: string
  /** Language of the label where it is not that of the page. */
  lang?: string
  icon?: Icon
}

export type SegmentedProps<Value extends string | number> = {
  label: string
  isLabelHidden?: boolean
  segments: readonly Segment<Value>[]
  value: Value
  onChange: (value: Value) => void
  /** medium 48 px, large 64 px. */
  size?: 'medium' | 'large'
}

/** One of a few short choices in a row, such as a view, a size, a language. */
export function Segmented<Value extends string | number>({
  label,
  isLabelHidden = false,
  segments,
  value,
  onChange,
  size = 'medium',
}: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className={isLabelHidden ? 'sr-only' : 'mb-1.5 text-minor font-semibold'}>
        {label}
      </legend>
      <div className="grid auto-cols-fr grid-flow-col rounded-control border border-line bg-card p-1">
        {segments.map(({ icon: Icon, ...segment }) => (
          <label
            key={segment.value}
            lang={segment.lang}
            className={classNames(
              'relative flex min-w-12 cursor-pointer select-none items-center justify-center gap-2 px-3',
              'rounded-small border border-transparent text-center font-semibold text-muted transition',
              'has-checked:border-primary has-checked:bg-primary-tint has-checked:text-primary',
              'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
              size === 'large' ? 'min-h-16 text-row' : 'min-h-12 text-body',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={segment.value === value}
              onChange={() => onChange(segment.value)}
              className="absolute -inset-px cursor-pointer appearance-none rounded-small outline-none"
            />
            {Icon && <Icon className="size-5 shrink-0" aria-hidden />}
            {segment.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
