import { useQuery } from '@tanstack/react-query'
import { officeTexts } from '#client/locales/office.ts'
import { auditTexts } from '#client/locales/office-audit.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { auditVerdictSchema } from '#shared/office/audit-protocol.ts'
import { officeCall } from '../office-call.ts'
import { problemCode } from '../office-problem.ts'
import { useStores, zoneOf } from '../use-stores.ts'

/** How far the chain holds, computed when the page was opened and whenever asked. */
export function ChainBadge() {
  const a = useText(auditTexts)
  const t = useText(officeTexts)
  const format = useFormat()
  const zone = zoneOf(useStores().data?.stores)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['audit-verdict'],
    queryFn: ({ signal }) =>
      officeCall({ path: '/audit/verified', reply: auditVerdictSchema, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3">
      {data?.verdict.type === 'whole' && (
        <p className="figures flex items-center gap-2 text-ok">
          <StateShape shape="check" className="size-5" />
          {a('whole', {
            seq: format.number(data.verdict.head?.seq ?? 0),
            time: format.time(data.at, zone),
          })}
        </p>
      )}
      {data?.verdict.type === 'whole' && data.verdict.head && (
        <p className="figures hidden basis-full break-all text-minor print:block">
          {a('proof')} {data.verdict.head.hash}
        </p>
      )}
      {data?.verdict.type === 'broken' && (
        <p className="figures flex items-center gap-2 font-semibold text-bad">
          <StateShape shape="square" className="size-5" />
          {a('broken', { seq: format.number(data.verdict.seq) })}
        </p>
      )}
      {!data && <p>{error ? t(`problem.${problemCode(error)}`) : a('verifying')}</p>}
      <Button tone="quiet" isBusy={isFetching} onPress={() => void refetch()}>
        {a('verify')}
      </Button>
    </div>
  )
}
