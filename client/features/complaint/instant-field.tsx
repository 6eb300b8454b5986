import { serverNow } from '#client/data/server-now.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { instantAt, shiftDay, wallTime } from '#shared/record/business-day.ts'

type InstantFieldProps = {
  label: string
  zone: string
  /** ms; null = not set. */
  value: number | null
  onChange: (at: number | null) => void
  /** Hours from now offered as one tap. */
  hours?: readonly number[]
  /** Whole days from today offered as one tap, at the end of the day. */
  days?: readonly number[]
}

/** Until when promised, called at: one tap for the usual, two fields for the rest. */
export function InstantField({
  label,
  zone,
  value,
  onChange,
  hours = [],
  days = [0, 1, 3, 7],
}: InstantFieldProps) {
  const c = useText(caseTexts)
  const format = useFormat()
  const now = serverNow()
  const today = wallTime(now, zone).day
  const chosen = value === null ? null : wallTime(value, zone)
  const time = value === null ? '' : format.time(value, zone)
  const put = (day: string, clock: string) => {
    const [hour = 18, minute = 0] = clock.split(':').map(Number)
    onChange(instantAt(day, hour, minute, zone))
  }
  const endOf = (away: number) => instantAt(shiftDay(today, away), 18, 0, zone)
  return (
    <div className="flex flex-col gap-3">
      <Chips label={label}>
        {hours.map((count) => {
          const at = now + count * 3_600_000
          const isChosen = value !== null && Math.abs(value - at) < 60_000
          return (
            <Chip key={`h${count}`} isChosen={isChosen} onPress={() => onChange(at)}>
              {c('inHours', { count })}
            </Chip>
          )
        })}
        {days.map((away) => (
          <Chip
            key={`d${away}`}
            isChosen={value === endOf(away)}
            onPress={() => onChange(value === endOf(away) ? null : endOf(away))}
          >
            {away === 0
              ? c('today')
              : away === 1
                ? c('tomorrow')
                : c('inDays', { count: away })}
          </Chip>
        ))}
      </Chips>
      {value !== null && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            type="date"
            label={c('date')}
            value={chosen?.day ?? ''}
            onChange={(day) => day && put(day, time)}
          />
          <TextField
            type="time"
            label={c('time')}
            value={time}
            onChange={(clock) => clock && put(chosen?.day ?? today, clock)}
          />
        </div>
      )}
    </div>
  )
}
