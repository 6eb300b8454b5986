import { CalendarCheck2, CircleCheckBig } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useNow } from '#client/data/use-now.ts'
import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { may } from '#shared/permissions.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { BeforeOpeningStrip } from './before-opening-strip.tsx'
import { CardRow } from './card-row.tsx'
import { DoneList } from './done-list.tsx'
import { MeetingStrip } from './meeting-strip.tsx'
import { NumbersCard } from './numbers-card.tsx'
import { PraiseCard } from './praise-card.tsx'
import { UnfinishedStrip } from './unfinished-strip.tsx'
import { useTaskActions } from './use-task-actions.ts'
import { useToday } from './use-today.ts'

/** Only who changes a task needs its form. */
const TaskSheet = lazy(() =>
  import('./task-sheet.tsx').then((m) => ({ default: m.TaskSheet })),
)

/** More than these are folded: what is next is read at a glance. */
const SHOWN = 6
const HALF_MINUTE = 30_000

export function TodayDesk({ me, store, people }: Floor) {
  const t = useText(todayTexts)
  const format = useFormat()
  const now = useNow(HALF_MINUTE)
  const day = businessDay(now, store.zone)
  const today = useToday({ store, role: me.role, day, now })
  const tasks = useTaskActions()
  const [isUnfolded, setIsUnfolded] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  if (!today) {
    return (
      <ScreenFrame title={t('title')}>
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
      </ScreenFrame>
    )
  }

  const { cards, done, tomorrowAt } = today
  const shown = isUnfolded ? cards : cards.slice(0, SHOWN)
  const edited = today.tasks.find(({ id }) => id === editedId)
  const rowProps = { today, store, people, me, now, tasks, onEditTask: setEditedId }
  return (
    <ScreenFrame title={t('title')}>
      <div className="flex flex-col gap-4">
        <UnfinishedStrip runs={today.unfinished} />
        {may(me.role, 'edit', 'meeting') && <MeetingStrip {...{ store, day, now }} />}
        {today.tonight && <BeforeOpeningStrip due={today.tonight} zone={store.zone} />}
        {today.isFirstDay && cards.length > 0 && (
          <p className="rounded-control bg-primary-tint px-5 py-3 text-primary">
            {t('firstDay')}
          </p>
        )}
        <div className="grid items-start gap-6 pair:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
          <div className="flex min-w-0 flex-col gap-4">
            {cards.length > 0 && (
              <ul
                aria-label={t('todo')}
                className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift"
              >
                {shown.map((card, i) => (
                  <CardRow key={card.key} card={card} isFirst={i === 0} {...rowProps} />
                ))}
              </ul>
            )}
            {cards.length > shown.length && (
              <Button isWide onPress={() => setIsUnfolded(true)}>
                {t('rest', { count: cards.length - shown.length })}
              </Button>
            )}
            {cards.length === 0 && today.hasPlan && (
              <EmptyState
                icon={CircleCheckBig}
                text={t('allDone')}
                {...(tomorrowAt !== null && {
                  hint: t('allDoneNext', { time: format.time(tomorrowAt, store.zone) }),
                })}
              />
            )}
            {!today.hasPlan && (
              <EmptyState icon={CalendarCheck2} text={t('noPlan')} hint={t('noPlanHint')} />
            )}
            <DoneList lines={done} zone={store.zone} tasks={tasks} />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <NumbersCard today={today} />
            <PraiseCard praise={today.praise} people={people} role={me.role} />
          </div>
        </div>
      </div>
      <Suspense>
        {edited && (
          <TaskSheet
            key={edited.id}
            task={edited}
            day={day}
            zone={store.zone}
            people={people}
            actions={tasks}
            onClose={() => setEditedId(null)}
          />
        )}
      </Suspense>
    </ScreenFrame>
  )
}
