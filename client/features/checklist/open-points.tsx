import { serverNow } from '#client/data/server-now.ts'
import { useOpen } from '#client/data/use-records.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { List, ListRow } from '#client/ui/list-row.tsx'
import { clockOf } from '#shared/checklist/proof-facts.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { useSlotName } from './slot-name.ts'
import type { ChecklistDay } from './use-checklist-day.ts'

type OpenPointsProps = {
  isOpen: boolean
  held: ChecklistDay
  zone: string
  onClose: () => void
}

/** What the day before left open: lists, corrective actions, complaint clocks. */
export function OpenPoints({ isOpen, held, zone, onClose }: OpenPointsProps) {
  const t = useText(checklistTexts)
  const format = useFormat()
  const nameOf = useSlotName()
  const actions = useOpen(correctiveAction)
  const book = useRuleBook()
  const older = held.openRuns.filter((run) => run.day < held.day)
  const count = older.length + (actions?.length ?? 0) + held.complaints.length
  return (
    <Dialog
      isOpen={isOpen}
      title={t('openListTitle')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      {count === 0 ? (
        <p className="py-4 text-muted">{t('openListEmpty')}</p>
      ) : (
        <List label={t('openListTitle')}>
          {older.map((run) => (
            <ListRow
              key={run.id}
              href={`/checklists/${run.id}`}
              title={t('openRun', { name: nameOf(run.slot), day: format.day(run.day) })}
            />
          ))}
          {actions && actions.length > 0 && (
            <ListRow href="/cards" title={t('openActions', { count: actions.length })} />
          )}
          {held.complaints.map((one) => {
            const { dueAt } = clockOf(one, serverNow(), book)
            return (
              <ListRow
                key={one.complaint.id}
                href={`/complaints/${one.complaint.id}`}
                title={t('openComplaint', { number: complaintNumber(one.complaint) })}
                subtitle={format.dayTime(dueAt, zone)}
              />
            )
          })}
        </List>
      )}
    </Dialog>
  )
}
