import { auditTexts } from '#client/locales/office-audit.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { AuditRow } from '#shared/office/audit-protocol.ts'
import { useStores, zoneOf } from '../use-stores.ts'

/** When, who and to what, as people say it: in the zone of the store, by the names of now. */
export function useAuditWords(row: AuditRow) {
  const a = useText(auditTexts)
  const format = useFormat()
  const stores = useStores().data?.stores
  const own = stores?.filter(({ id }) => id === row.storeId)
  const zone = zoneOf(own?.length ? own : stores)
  return {
    time: format.dayTime(row.at, zone),
    who: row.personName ?? row.deviceName ?? a('server'),
    object: row.objectName ?? row.object?.slice(0, 8),
  }
}
