/** Whether every store's totals are what its events say, now instead of tonight. */
import { checkAllTotals } from '../features/totals/check-totals.ts'
import type { OperatorDeps } from './every-tenant.ts'

/** Throws when they are not, naming store, days and complaints. */
export async function checkTotals(deps: OperatorDeps): Promise<string[]> {
  const lines: string[] = []
  let isWhole = true
  await checkAllTotals(deps, ({ storeId, days, differing }) => {
    lines.push(`  ${storeId}  ${days} days, ${differing.length} differences`)
    lines.push(...differing.map((what) => `    ${what}`))
    if (differing.length > 0) isWhole = false
  })
  if (!isWhole) throw new Error(['Totals and events differ:', ...lines].join('\n'))
  return ['Totals and events agree:', ...lines]
}
