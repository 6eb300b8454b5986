import { useInfiniteQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { healthTexts } from '#client/locales/office-health.ts'
import { useText } from '#client/locales/use-text.ts'
import { quarantineListSchema } from '#shared/office/quarantine-protocol.ts'
import { officeCall } from '../office-call.ts'
import { PagesView } from '../pages-view.tsx'
import { useStoreFilter } from '../store-filter-state.ts'
import { REFRESH_MS } from '../use-devices.ts'
import { QuarantineEntry } from './quarantine-entry.tsx'

/** What was refused and waits for a person: readable, with its reason, and a way in. */
export function QuarantineList() {
  const t = useText(healthTexts)
  const store = useStoreFilter((s) => s.storeId)
  const query = { state: 'open', store }
  const found = useInfiniteQuery({
    queryKey: ['quarantine', query],
    queryFn: ({ signal, pageParam }) =>
      officeCall({
        ...{ path: '/quarantine', query: { ...query, after: pageParam } },
        ...{ reply: quarantineListSchema, signal },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  })
  const empty = (
    <p className="flex items-center gap-2 text-muted">
      <ShieldCheck className="size-5" aria-hidden />
      {t('quarantine.none')}
    </p>
  )
  return (
    <section aria-label={t('quarantine')} className="pt-10">
      <h2 className="text-row font-semibold">{t('quarantine')}</h2>
      <p className="pb-3 text-minor text-muted">{t('quarantine.hint')}</p>
      <PagesView
        query={found}
        countOf={({ entries }) => entries.length}
        total={undefined}
        empty={empty}
      >
        {(pages) => (
          <ul className="flex flex-col gap-3">
            {pages.flatMap(({ entries }) =>
              entries.map((entry) => <QuarantineEntry key={entry.id} entry={entry} />),
            )}
          </ul>
        )}
      </PagesView>
    </section>
  )
}
