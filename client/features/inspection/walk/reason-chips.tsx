import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { REASONS } from './reason-word.ts'

type ReasonChipsProps = {
  value: string | null
  isDisabled: boolean
  onChange: (reason: string | null) => void
}

/** What is wrong in one tap; the same tap again takes it away. */
export function ReasonChips({ value, isDisabled, onChange }: ReasonChipsProps) {
  const t = useText(inspectionTexts)
  return (
    <fieldset className="flex flex-wrap gap-2" disabled={isDisabled}>
      <legend className="sr-only">{t('reasons')}</legend>
      {REASONS.map((reason) => {
        const isChosen = reason === value
        return (
          <button
            key={reason}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChange(isChosen ? null : reason)}
            className={classNames(
              'min-h-12 min-w-20 rounded-full border px-4 font-semibold transition',
              isChosen
                ? 'border-primary bg-primary-tint text-primary ring-1 ring-primary'
                : 'border-line bg-card',
            )}
          >
            {isChosen && <span aria-hidden>✓ </span>}
            {t(`reason.${reason}`)}
          </button>
        )
      })}
    </fieldset>
  )
}
