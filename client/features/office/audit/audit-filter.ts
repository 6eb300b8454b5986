/** What of the audit is looked at; days are those of this browser. */

export type AuditFilter = {
  readonly act: string
  readonly person: string
  readonly device: string
  readonly object: string
  readonly from: string
  readonly to: string
}

export const NO_FILTER: AuditFilter = {
  ...{ act: '', person: '', device: '', object: '', from: '', to: '' },
}

export function queryOf({ from, to, ...rest }: AuditFilter) {
  return { ...rest, from: startOf(from), to: startOf(to, 1) }
}

/** Midnight of `day` (`YYYY-MM-DD`), or of as many days later; null for none. */
function startOf(day: string, later = 0): number | null {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return null
  return new Date(year, month - 1, date + later).getTime()
}
