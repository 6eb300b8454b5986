import { useDay } from '#client/data/use-records.ts'
import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { contact } from '#shared/contact/contact.ts'
import { firsts } from '#shared/kpi/visit-kpis.ts'
import { standingVisits } from '#shared/visit/count-visits.ts'
import { type Visit, visit, visitUndo } from '#shared/visit/visit.ts'
import type { PageProps } from './page-props.ts'
import { WallTable } from './wall-table.tsx'

type Row = Partial<Pick<Visit, 'recorded' | 'dmsEntered'>>

/** Do the log, what was kept and DMS hold the same (seed 11)? */
export function AgreePage({ day }: PageProps) {
  const t = useText(meetingWallTexts)
  const held = useDay(visit, day)
  const undos = useDay(visitUndo, day)
  const contacts = useDay(contact, day)
  if (!held || !undos || !contacts) return null
  const row = (key: string, name: string, all: readonly Row[]) => {
    const kept = all.filter((one) => one.recorded === true)
    const entered = kept.filter((one) => one.dmsEntered === true).length
    const apart = kept.length - entered
    return {
      key,
      name,
      cells: [
        all.length,
        kept.length,
        entered,
        <span
          key="state"
          className={`inline-flex items-center gap-[0.3em] ${apart === 0 ? 'text-ok' : 'text-attention'}`}
        >
          <StateShape shape={apart === 0 ? 'check' : 'triangle'} className="size-[0.8em]" />
          {apart === 0 ? t('agree') : t('differ', { count: apart })}
        </span>,
      ],
    }
  }
  return (
    <WallTable
      columns={['', t('count'), t('keptCount'), t('inDms'), '']}
      rows={[
        row('door', t('door'), firsts(standingVisits(held, undos))),
        row(
          'inbound',
          t('inbound'),
          contacts.filter((one) => !one.voidReason),
        ),
      ]}
    />
  )
}
