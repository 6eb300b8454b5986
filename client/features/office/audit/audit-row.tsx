import { auditTexts } from '#client/locales/office-audit.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { AuditRow as Row } from '#shared/office/audit-protocol.ts'
import { useStoreName, useStores, zoneOf } from '../use-stores.ts'
import { useActWord } from './use-act-word.ts'

/** One act: when, who, what, to what; the rest of what is known folded below. */
export function AuditRow({ row }: { row: Row }) {
  const a = useText(auditTexts)
  const format = useFormat()
  const actWord = useActWord()
  const storeName = useStoreName()
  const stores = useStores().data?.stores
  const own = stores?.filter(({ id }) => id === row.storeId)
  const zone = zoneOf(own?.length ? own : stores)
  const who = row.personName ?? row.deviceName ?? a('server')
  const object = row.objectName ?? row.object?.slice(0, 8)
  return (
    <li>
      <details className="group">
        <summary
          data-row
          className="grid cursor-pointer grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] items-center gap-x-4 px-5 py-3 -outline-offset-3! hover:bg-surface"
        >
          <span className="figures text-minor text-muted">
            #{format.number(row.seq)}・{format.dayTime(row.at, zone)}
          </span>
          <span className="font-medium">{actWord(row.act)}</span>
          <span>{who}</span>
          <span className="text-muted">{object ?? ''}</span>
        </summary>
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 px-5 pb-4 text-minor">
          {[
            [a('person'), row.personName ?? row.personId],
            [a('device'), row.deviceName ?? row.deviceId],
            [a('object'), [row.objectName, row.object].filter(Boolean).join('・')],
            [a('store'), row.storeId && storeName(row.storeId)],
            ...Object.entries(row.details).map(([k, v]) => [k, JSON.stringify(v)]),
          ]
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd className="figures min-w-0 [overflow-wrap:anywhere]">{value}</dd>
              </div>
            ))}
        </dl>
      </details>
    </li>
  )
}
