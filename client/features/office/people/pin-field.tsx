import { manageTexts } from '#client/locales/manage.ts'
import { useText } from '#client/locales/use-text.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { PIN_PATTERN, weakPin } from '#shared/people/pin-rules.ts'

type PinFieldProps = {
  label: string
  value: string
  onChange: (pin: string) => void
  isTried: boolean
  optionalLabel?: string
}

/** Six digits that nobody guesses; it is told to the person once and shown nowhere. */
export function PinField({ isTried, value, ...field }: PinFieldProps) {
  const t = useText(manageTexts)
  const weak = PIN_PATTERN.test(value) ? weakPin(value) : null
  const isShort = isTried && !isPinDone(value, field.optionalLabel !== undefined)
  return (
    <TextField
      {...field}
      value={value}
      description={t('newPinHint')}
      inputMode="numeric"
      maxLength={6}
      errorMessage={weak ? t(`weak.${weak}`) : isShort ? t('error.pinLength') : undefined}
    />
  )
}

/** Whether it may be sent. */
export function isPinDone(pin: string, isOptional: boolean): boolean {
  if (pin === '') return isOptional
  return PIN_PATTERN.test(pin) && weakPin(pin) === null
}
