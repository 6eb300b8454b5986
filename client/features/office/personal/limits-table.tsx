import { useQuery } from '@tanstack/react-query'
import { personalTexts } from '#client/locales/office-personal.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { limitListSchema } from '#shared/office/personal-protocol.ts'
import { officeCall } from '../office-call.ts'
import { QueryView } from '../query-view.tsx'
import { useStores, zoneOf } from '../use-stores.ts'

/** How long what is kept, and what the last night took. */
export function LimitsTable() {
  const p = useText(personalTexts)
  const format = useFormat()
  const zone = zoneOf(useStores().data?.stores)
  const query = useQuery({
    queryKey: ['limits'],
    queryFn: ({ signal }) =>
      officeCall({ path: '/personal/limits', reply: limitListSchema, signal }),
  })
  return (
    <section aria-label={p('limits')} className="pt-10">
      <h2 className="text-row font-semibold">{p('limits')}</h2>
      <p className="pb-4 text-minor text-muted">{p('limits.hint')}</p>
      <QueryView query={query}>
        {({ limits }) => (
          <div className="overflow-x-auto rounded-card border border-hairline bg-card shadow-lift">
            <table className="figures w-full min-w-3xl text-start text-minor [&_td]:px-5 [&_td]:py-3 [&_th]:px-5 [&_th]:py-3 [&_th]:text-start [&_tr+tr]:border-t [&_tr]:border-hairline">
              <thead>
                <tr className="text-muted">
                  <th>{p('limit.what')}</th>
                  <th>{p('limit.days')}</th>
                  <th>{p('limit.then')}</th>
                  <th>{p('limit.last')}</th>
                  <th>{p('limit.count')}</th>
                </tr>
              </thead>
              <tbody className="border-hairline border-t">
                {limits.map(({ rule, days, how, since, ranAt, erased, total }) => (
                  <tr key={rule}>
                    <th scope="row" className="font-medium">
                      {p(`rule.${rule}`)}
                    </th>
                    <td>
                      {p('limit.daysValue', { days: format.number(days) })}
                      <span className="block text-muted">
                        {p(`since.${since as 'day'}`)}
                      </span>
                    </td>
                    <td>{p(`how.${how}`)}</td>
                    <td>
                      {ranAt === null ? p('limit.never') : format.dayTime(ranAt, zone)}
                    </td>
                    <td>
                      {ranAt !== null &&
                        p('limit.counts', {
                          erased: format.number(erased),
                          total: format.number(total),
                        })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryView>
    </section>
  )
}
