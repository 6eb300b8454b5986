import { useQuery } from '@tanstack/react-query'
import { Signature } from 'lucide-react'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { signedTexts } from '#client/locales/office-signed.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { signedListSchema } from '#shared/office/signed-protocol.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { officeCall } from '../office-call.ts'
import { PageFrame } from '../page-frame.tsx'
import { QueryView } from '../query-view.tsx'
import { useStoreFilter } from '../store-filter-state.ts'
import { useStores, zoneOf } from '../use-stores.ts'
import { SignedRowView } from './signed-row.tsx'

/** Lists and rounds that were signed, each with its history, and the way to open one again. */
export function SignedPage() {
  const office = useText(officeTexts)
  const t = useText(signedTexts)
  const store = useStoreFilter((s) => s.storeId)
  const zone = zoneOf(useStores().data?.stores)
  const [chosen, setUntil] = useState<string | null>(null)
  const until = chosen || businessDay(Date.now(), zone)
  const query = { store, until }
  const signed = useQuery({
    queryKey: ['signed', query],
    queryFn: ({ signal }) =>
      officeCall({ path: '/signed', query, reply: signedListSchema, signal }),
  })
  return (
    <PageFrame
      title={office('page.signed')}
      summary={t('summary')}
      filters={
        <TextField label={t('until')} type="date" value={until} onChange={setUntil} />
      }
    >
      <QueryView query={signed}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon={Signature} text={t('none')} />
          ) : (
            <ul
              aria-label={t('list')}
              className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift [&>li+li]:border-t [&>li]:border-hairline [&>li]:[contain-intrinsic-size:auto_6rem] [&>li]:[content-visibility:auto]"
            >
              {rows.map((row) => (
                <SignedRowView key={`${row.kind} ${row.storeId} ${row.id}`} row={row} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </PageFrame>
  )
}
