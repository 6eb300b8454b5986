import { checklistTexts } from '#client/locales/checklist.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import { classNames } from '#client/ui/class-names.ts'
import { List, ListRow } from '#client/ui/list-row.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { RunView } from '#shared/checklist/run-view.ts'
import { RUN_LOOKS } from './run-look.ts'
import { useSlotName } from './slot-name.ts'
import type { ChecklistDay } from './use-checklist-day.ts'

type RunListProps = {
  held: ChecklistDay
  today: string
  chosenId: string | null
  zone: string
  people: People
  me: Me
}

/** The lists of the day, and those of other days that nobody has closed. */
export function RunList({ held, today, chosenId, zone, people, me }: RunListProps) {
  const t = useText(checklistTexts)
  const format = useFormat()
  const nameOf = useSlotName()
  const older = held.openRuns.filter((run) => run.day !== held.day && run.day < today)
  return (
    <div className="flex flex-col gap-6">
      <List label={t('list')}>
        {held.views.map((view) => (
          <ListRow
            key={view.id}
            href={`/checklists/${view.id}`}
            isSelected={view.id === chosenId}
            leading={
              <StateShape
                shape={RUN_LOOKS[view.state].shape}
                className={classNames('size-5', RUN_LOOKS[view.state].tone)}
              />
            }
            title={nameOf(view.slot.slot)}
            subtitle={<RunWords {...{ view, zone, people, me }} />}
            trailing={<Settled view={view} />}
          />
        ))}
      </List>
      {older.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-minor font-semibold">{t('older')}</h2>
          <List label={t('older')}>
            {older.map((run) => (
              <ListRow
                key={run.id}
                href={`/checklists/${run.id}`}
                title={nameOf(run.slot)}
                subtitle={format.day(run.day)}
              />
            ))}
          </List>
        </section>
      )}
    </div>
  )
}

type RunWordsProps = Pick<RunListProps, 'zone' | 'people' | 'me'> & { view: RunView }

function RunWords({ view, zone, people, me }: RunWordsProps) {
  const t = useText(checklistTexts)
  const format = useFormat()
  const { state, slot, last, skipped } = view
  const word =
    state === 'later'
      ? t('state.later', { time: format.time(slot.startsAt, zone) })
      : t(`state.${state}`)
  const isEnded = state === 'signed' || state === 'incomplete'
  const who =
    last && !isEnded && last.byId !== me.id
      ? t('whoIsOn', { name: people.nameOf(last.byId) })
      : null
  const skips = skipped > 0 ? t('skippedCount', { count: skipped }) : null
  return [word, who, skips].filter(Boolean).join('・')
}

/** `5/6`: how many points have their answer. */
export function Settled({ view }: { view: RunView }) {
  const t = useText(checklistTexts)
  const total = view.points.length
  return (
    <span className="figures text-minor text-muted">
      {t('progress', { settled: total - view.open, total })}
    </span>
  )
}
