import type { Held } from '#client/data/held.ts'
import { figureTexts } from '#client/locales/figures.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Card } from '#client/ui/card.tsx'
import { isFew } from '#shared/kpi/ratio.ts'
import { driveRate, firstVisits, keptRate, orders } from '#shared/kpi/visit-kpis.ts'
import type { Visit } from '#shared/visit/visit.ts'
import { percentWord } from './figure-row.tsx'

type ByPersonProps = { visits: readonly Held<Visit>[]; people: People }

/** The same figures for each consultant, by name: a comparison, not a ranking. */
export function ByPerson({ visits, people }: ByPersonProps) {
  const t = useText(figureTexts)
  const hosts = new Set(visits.map(({ consultantId }) => consultantId ?? ''))
  const listed = people.staff.filter(
    ({ id, role }) => role === 'consultant' || hosts.has(id),
  )
  const known = new Set(listed.map(({ id }) => id))
  const rest = visits.filter(({ consultantId }) => !known.has(consultantId ?? ''))
  return (
    <Card title={t('byPerson')}>
      <table className="figures w-full">
        <thead>
          <tr className="text-minor text-muted">
            <th scope="col" className="text-start font-semibold">
              {t('consultant')}
            </th>
            {(['first', 'kept', 'drove', 'ordered'] as const).map((column) => (
              <th key={column} scope="col" className="text-end font-semibold">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map(({ id, name }) => (
            <Row
              key={id}
              name={name}
              visits={visits.filter(({ consultantId }) => consultantId === id)}
            />
          ))}
          {rest.length > 0 && <Row name={t('noPerson')} visits={rest} />}
        </tbody>
        <tfoot className="font-semibold">
          <Row name={t('total')} visits={visits} />
        </tfoot>
      </table>
    </Card>
  )
}

function Row({ name, visits }: { name: string; visits: readonly Held<Visit>[] }) {
  const [kept, drove] = [keptRate(visits), driveRate(visits)]
  const look = (few: boolean) => `py-2 text-end ${few ? 'text-muted' : ''}`
  return (
    <tr className="border-hairline border-t">
      <th scope="row" className="max-w-32 truncate py-2 text-start font-semibold">
        {name}
      </th>
      <td className={look(false)}>{firstVisits(visits)}</td>
      <td className={look(isFew(kept))}>{percentWord(kept)}</td>
      <td className={look(isFew(drove))}>{percentWord(drove)}</td>
      <td className={look(false)}>{orders(visits)}</td>
    </tr>
  )
}
