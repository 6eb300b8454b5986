import { useQuery } from '@tanstack/react-query'
import { officeTexts } from '#client/locales/office.ts'
import { auditTexts } from '#client/locales/office-audit.ts'
import { useText } from '#client/locales/use-text.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { type AuditRow, auditListSchema } from '#shared/office/audit-protocol.ts'
import { officeCall } from '../office-call.ts'
import { QueryView } from '../query-view.tsx'
import { useStoreName } from '../use-stores.ts'
import { useActWord } from './use-act-word.ts'
import { useAuditWords } from './use-audit-words.ts'

type AuditSheetProps = { seq: number; onClose: () => void }

/** Everything that is known of one act. */
export function AuditSheet({ seq, onClose }: AuditSheetProps) {
  const t = useText(officeTexts)
  const actWord = useActWord()
  const query = { before: seq + 1, limit: 1 }
  const found = useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) =>
      officeCall({ path: '/audit', query, reply: auditListSchema, signal }),
  })
  // One that is out of sight is passed over for the one before it.
  const row = found.data?.rows.find((one) => one.seq === seq)
  const title = row ? actWord(row.act) : t('page.audit')
  return (
    <Sheet isOpen title={title} closeLabel={t('close')} onClose={onClose}>
      <QueryView query={found}>
        {() => (row ? <Facts row={row} /> : <p>{t('problem.not_found')}</p>)}
      </QueryView>
    </Sheet>
  )
}

function Facts({ row }: { row: AuditRow }) {
  const a = useText(auditTexts)
  const storeName = useStoreName()
  const { time } = useAuditWords(row)
  const facts = [
    ['#', String(row.seq)],
    [a('at'), time],
    [a('person'), row.personName ?? row.personId],
    [a('device'), row.deviceName ?? row.deviceId],
    [a('object'), [row.objectName, row.object].filter(Boolean).join('・')],
    [a('store'), row.storeId && storeName(row.storeId)],
    ...Object.entries(row.details).map(([name, value]) => [name, said(value)]),
  ].filter(([, value]) => value)
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 text-minor">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="figures min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
