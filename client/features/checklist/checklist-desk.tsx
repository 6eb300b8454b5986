import { ListChecks } from 'lucide-react'
import { useNow } from '#client/data/use-now.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ListDetail } from '#client/ui/list-detail.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { useChosen } from '#client/ui/use-chosen.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { RunList } from './run-list.tsx'
import { RunPane } from './run-pane.tsx'
import { dayOfRun } from './slot-name.ts'
import { useChecklistDay } from './use-checklist-day.ts'

const HOME = '/checklists'
const HALF_MINUTE = 30_000

/** The lists of a day and the one that is open; the address says which. */
export function ChecklistDesk({ me, store, people }: Floor) {
  const t = useText(checklistTexts)
  const format = useFormat()
  const [chosen, go] = useChosen(HOME)
  const chosenId = chosen && decodeURIComponent(chosen)
  const now = useNow(HALF_MINUTE)
  const today = businessDay(now, store.zone)
  const day = (chosenId && dayOfRun(chosenId)) ?? today
  const held = useChecklistDay(store, day, { today, now })
  const view = held?.views.find(({ id }) => id === chosenId)

  return (
    <ScreenFrame
      title={day === today ? t('title') : t('titleOf', { day: format.day(day) })}
    >
      {!held && (
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
      )}
      {held && held.views.length === 0 && (
        <EmptyState icon={ListChecks} text={t('noTemplate')} hint={t('noTemplateHint')} />
      )}
      {held && held.views.length > 0 && (
        <ListDetail
          list={
            <RunList
              held={held}
              today={today}
              chosenId={chosenId}
              zone={store.zone}
              people={people}
              me={me}
            />
          }
          detail={
            view ? (
              <RunPane
                key={view.id}
                view={view}
                held={held}
                me={me}
                zone={store.zone}
                people={people}
              />
            ) : (
              chosenId && (
                <EmptyState icon={ListChecks} text={t('gone')} hint={t('goneHint')} />
              )
            )
          }
          placeholder={<EmptyState icon={ListChecks} text={t('choose')} />}
          onBack={() => go(null)}
          backLabel={t('back')}
        />
      )}
    </ScreenFrame>
  )
}
