import { Minus, Plus } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Card } from '#client/ui/card.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import {
  type CarCount,
  forecastsOf,
  type Meeting,
  resultsOf,
} from '#shared/meeting/meeting.ts'
import type { MeetingActions } from './use-meeting-actions.ts'

type CarsFormProps = {
  /** As forecast, or as done. */
  family: 'f' | 'd'
  title: string
  meeting: Held<Meeting>
  people: People
  actions: MeetingActions
}

const NONE: CarCount = { orders: 0, deliveries: 0 }
const MOST = 99

/** Orders and deliveries of each consultant, by what he says. */
export function CarsForm({ family, title, meeting, people, actions }: CarsFormProps) {
  const t = useText(meetingTexts)
  const counts = family === 'f' ? forecastsOf(meeting) : resultsOf(meeting)
  const consultants = people.staff.filter(({ role }) => role === 'consultant')
  return (
    <Card title={title} isFlush>
      {consultants.length === 0 && <p className="p-5 text-muted">{t('noConsultants')}</p>}
      <ul>
        {consultants.map(({ id, name }) => {
          const cars = counts.get(id) ?? NONE
          return (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-6 gap-y-2 border-hairline border-t px-5 py-2"
            >
              <span className="w-24 truncate font-semibold">{name}</span>
              {(['orders', 'deliveries'] as const).map((what) => (
                <Counter
                  key={what}
                  label={t(what)}
                  value={counts.has(id) ? cars[what] : null}
                  names={{
                    fewer: t('fewer', { name, what: t(what) }),
                    more: t('more', { name, what: t(what) }),
                  }}
                  onChange={(value) =>
                    actions.count(meeting, family, id, { ...cars, [what]: value })
                  }
                />
              ))}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

type CounterProps = {
  label: string
  /** Null: nothing was said yet. */
  value: number | null
  names: { fewer: string; more: string }
  onChange: (value: number) => void
}

function Counter({ label, value, names, onChange }: CounterProps) {
  return (
    <span className="flex items-center gap-1">
      <span className="text-minor text-muted">{label}</span>
      <IconButton
        label={names.fewer}
        icon={Minus}
        tone="outlined"
        isDisabled={!value}
        onPress={() => onChange((value ?? 0) - 1)}
      />
      <output className="figures min-w-10 text-center text-row font-semibold">
        {value ?? '-'}
      </output>
      <IconButton
        label={names.more}
        icon={Plus}
        tone="outlined"
        isDisabled={value === MOST}
        onPress={() => onChange((value ?? 0) + 1)}
      />
    </span>
  )
}
