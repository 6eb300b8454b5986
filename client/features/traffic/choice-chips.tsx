import type { ReactNode } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'

type ChipFieldProps = {
  label: string
  /** Shown as still missing. */
  isMissing?: boolean | undefined
  children: ReactNode
}

/** Short choices that wrap, under a label that says when an answer is missing. */
export function ChipField({ label, isMissing = false, children }: ChipFieldProps) {
  const t = useText(trafficTexts)
  return (
    <Chips
      label={label}
      note={
        isMissing && (
          <span className="flex items-center gap-1 font-normal text-attention">
            <StateShape shape="triangle" className="size-3.5" />
            {t('required')}
          </span>
        )
      }
    >
      {children}
    </Chips>
  )
}

type ChoiceChipsProps<Value extends string> = {
  label: string
  isMissing?: boolean | undefined
  options: readonly { readonly value: Value; readonly label: string }[]
  value: Value | null | undefined
  /** Null when the chosen one is tapped again. */
  onChange: (value: Value | null) => void
  /** Behind the last choice. */
  more?: ReactNode
}

/** One of a few, one tap, saved at once; the same tap again takes it back. */
export function ChoiceChips<Value extends string>({
  label,
  isMissing,
  options,
  value,
  onChange,
  more,
}: ChoiceChipsProps<Value>) {
  return (
    <ChipField label={label} isMissing={isMissing}>
      {options.map((option) => (
        <Chip
          key={option.value}
          isChosen={option.value === value}
          onPress={() => onChange(option.value === value ? null : option.value)}
        >
          {option.label}
        </Chip>
      ))}
      {more}
    </ChipField>
  )
}

type YesNoProps = {
  label: string
  isMissing?: boolean | undefined
  value: boolean | null | undefined
  onChange: (value: boolean | null) => void
}

export function YesNo({ label, isMissing, value, onChange }: YesNoProps) {
  const t = useText(trafficTexts)
  const options = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ] as const
  const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : null
  return (
    <ChoiceChips
      label={label}
      isMissing={isMissing}
      options={options}
      value={chosen}
      onChange={(next) => onChange(next === null ? null : next === 'yes')}
    />
  )
}

/** `values` as options, each named by `nameOf`. */
export function optionsOf<Value extends string>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
): { value: Value; label: string }[] {
  return values.map((value) => ({ value, label: nameOf(value) }))
}
