import { useState } from 'react'
import { useChildren } from '#client/data/use-records.ts'
import { figureTexts } from '#client/locales/figures.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { drives, firstVisits, keptRate, orders } from '#shared/kpi/visit-kpis.ts'
import { may } from '#shared/permissions.ts'
import { expectedBy, targetOn } from '#shared/target/straight-line.ts'
import { TARGET_MEASURES, type TargetMeasure, target } from '#shared/target/target.ts'
import type { Visit } from '#shared/visit/visit.ts'
import { TargetDialog } from './target-dialog.tsx'
import { useStandingVisits } from './use-figures.ts'
import { useMeasureWord } from './use-measure-word.ts'

/** Deliveries have no record of their own yet: a target is kept, the figure comes with them. */
const ACTUAL: Partial<Record<TargetMeasure, (visits: readonly Visit[]) => number>> = {
  firstVisits,
  kept: (visits) => keptRate(visits).numerator,
  drives,
  orders,
}

/** The month so far beside its straight line (K33). */
export function Targets({ me, today }: { me: Me; today: string }) {
  const t = useText(figureTexts)
  const word = useMeasureWord()
  const month = today.slice(0, 7)
  const targets = useChildren(target, month)
  const visits = useStandingVisits({ from: `${month}-01`, to: today })
  const [edited, setEdited] = useState<TargetMeasure | null>(null)
  const maySet = may(me.role, 'create', 'target')
  if (!targets || !visits) return null
  return (
    <Card title={t('targets')}>
      <table className="figures w-full">
        <thead>
          <tr className="text-minor text-muted">
            <td />
            {(['actual', 'line', 'target'] as const).map((column) => (
              <th key={column} scope="col" className="text-end font-semibold">
                {t(column)}
              </th>
            ))}
            {maySet && <td />}
          </tr>
        </thead>
        <tbody>
          {TARGET_MEASURES.map((measure) => {
            const of = { month, measure, personId: null }
            const line = expectedBy(targets, of, today)
            const value = targetOn(targets, of, today)?.value
            return (
              <tr key={measure} className="border-hairline border-t">
                <th scope="row" className="py-1 text-start font-semibold">
                  {word(measure)}
                </th>
                <td className="text-end font-semibold">
                  {ACTUAL[measure]?.(visits) ?? '-'}
                </td>
                <td className="text-end">{line === null ? '-' : Math.round(line)}</td>
                <td className="text-end">{value ?? t('noTarget')}</td>
                {maySet && (
                  <td className="py-1 text-end">
                    <Button tone="quiet" onPress={() => setEdited(measure)}>
                      {t('set')}
                      <span className="sr-only">{word(measure)}</span>
                    </Button>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {edited && (
        <TargetDialog
          {...{ month, today }}
          measure={edited}
          value={
            targetOn(targets, { month, measure: edited, personId: null }, today)?.value
          }
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  )
}
