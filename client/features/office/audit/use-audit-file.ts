import { saveFile } from '#client/data/save-file.ts'
import { csvBlob } from '#client/export/csv-blob.ts'
import { officeTexts } from '#client/locales/office.ts'
import { auditTexts } from '#client/locales/office-audit.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { fileName } from '#shared/export/file-name.ts'
import {
  type AuditExportReply,
  auditExportReplySchema,
} from '#shared/office/audit-protocol.ts'
import { officeCall } from '../office-call.ts'
import { useAct } from '../use-act.tsx'
import { useStoreName } from '../use-stores.ts'
import { useActWord } from './use-act-word.ts'

type Query = Readonly<Record<string, string | number | null>>

/** The list as it is filtered, as a file that carries the end of the chain. */
export function useAuditFile(query: Query) {
  const t = useText(officeTexts)
  const a = useText(auditTexts)
  const tableOf = useAuditTable()
  const body = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== null && value !== ''),
  )
  const act = useAct({
    act: (wanted: object) =>
      officeCall({ path: '/audit/export', body: wanted, reply: auditExportReplySchema }),
    changes: ['audit'],
    onDone: (reply) => {
      const day = new Date().toISOString().slice(0, 10)
      saveFile(csvBlob(tableOf(reply)), fileName([t('page.audit'), day], 'csv'))
      showSnackbar({
        text: a(reply.isCut ? 'exportedCut' : 'exported', { rows: reply.rows.length }),
      })
    },
  })
  return { ...act, run: () => act.run(body) }
}

function useAuditTable() {
  const t = useText(officeTexts)
  const a = useText(auditTexts)
  const actWord = useActWord()
  const storeName = useStoreName()
  const columns = [
    '#',
    a('at'),
    a('act'),
    a('person'),
    a('device'),
    a('object'),
    a('store'),
  ]
  return ({ rows, head }: AuditExportReply) => ({
    title: t('page.audit'),
    columns: [...columns, a('details')].map((label) => ({ label, width: 16 })),
    rows: rows.map((row) => [
      ...[row.seq, new Date(row.at).toISOString(), actWord(row.act)],
      ...[row.personName ?? row.personId ?? '', row.deviceName ?? row.deviceId ?? ''],
      ...[row.objectName ?? row.object ?? '', row.storeId ? storeName(row.storeId) : ''],
      JSON.stringify(row.details),
    ]),
    totals: head ? [[a('proof'), `#${head.seq} ${head.hash}`] as const] : [],
  })
}
