import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { healthTexts } from '#client/locales/office-health.ts'
import { useText } from '#client/locales/use-text.ts'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { quarantineListSchema } from '#shared/office/quarantine-protocol.ts'
import { officeCall } from '../office-call.ts'
import { QueryView } from '../query-view.tsx'
import { useStoreFilter } from '../store-filter-state.ts'
import { REFRESH_MS } from '../use-devices.ts'
import { QuarantineEntry } from './quarantine-entry.tsx'

/** What was refused and waits for a person: readable, with its reason, and a way in. */
export function QuarantineList({ devices }: { devices: readonly OfficeDevice[] }) {
  const t = useText(healthTexts)
  const store = useStoreFilter((s) => s.storeId)
  const query = { state: 'open', store, limit: 100 }
  const found = useQuery({
    queryKey: ['quarantine', query],
    queryFn: ({ signal }) =>
      officeCall({ path: '/quarantine', query, reply: quarantineListSchema, signal }),
    refetchInterval: REFRESH_MS,
  })
  return (
    <section aria-label={t('quarantine')} className="pt-10">
      <h2 className="text-row font-semibold">{t('quarantine')}</h2>
      <p className="pb-3 text-minor text-muted">{t('quarantine.hint')}</p>
      <QueryView query={found}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="flex items-center gap-2 text-muted">
              <ShieldCheck className="size-5" aria-hidden />
              {t('quarantine.none')}
            </p>
          ) : (
            <ul className="flex flex-col gap-3">
              {entries.map((entry) => (
                <QuarantineEntry
                  key={entry.id}
                  entry={entry}
                  device={devices.find(({ deviceId }) => deviceId === entry.deviceId)}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  )
}
