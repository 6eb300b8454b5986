import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip } from '#client/ui/chip.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { instantAt, shiftDay, wallTime } from '#shared/record/business-day.ts'
import { ChipField } from './choice-chips.tsx'

/** Offered days after the visit; the time is one at which people may be called. */
const AFTER = { tomorrow: 1, two: 2, four: 4, week: 7 } as const
const STEPS = ['tomorrow', 'two', 'four', 'week'] as const
const CALL_HOUR = 10
const DAY = /^20\d{2}-\d{2}-\d{2}$/

type NextContactProps = {
  day: string
  zone: string
  isMissing: boolean
  /** ms. */
  value: number | null | undefined
  onChange: (at: number | null) => void
}

/** One tap for the usual days, a calendar for the others. */
export function NextContact({ day, zone, isMissing, value, onChange }: NextContactProps) {
  const t = useText(trafficTexts)
  const chosen = typeof value === 'number' ? wallTime(value, zone).day : null
  const instantOf = (date: string) => instantAt(date, CALL_HOUR, 0, zone)
  return (
    <>
      <ChipField label={t('nextContactAt')} isMissing={isMissing}>
        {STEPS.map((step) => {
          const date = shiftDay(day, AFTER[step])
          return (
            <Chip
              key={step}
              isChosen={chosen === date}
              onPress={() => onChange(chosen === date ? null : instantOf(date))}
            >
              {t(`next.${step}`)}
            </Chip>
          )
        })}
      </ChipField>
      <div className="max-w-64">
        <TextField
          label={t('nextContactDay')}
          type="date"
          value={chosen ?? ''}
          onChange={(date) => onChange(DAY.test(date) ? instantOf(date) : null)}
        />
      </div>
    </>
  )
}
