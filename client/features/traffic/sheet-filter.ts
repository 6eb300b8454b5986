/** Which rows of the day are shown, and in what order. */
import { type Channel, channelOf } from '#shared/visit/visit.ts'
import { visitState } from '#shared/visit/visit-columns.ts'
import type { VisitView } from './visit-view.ts'

export type SheetFilter = {
  /** Part of a name, a model or a note, the end of a phone, or the row's number. */
  readonly query: string
  /** '' = all; `nobody` = without one. */
  readonly consultantId: string
  readonly channel: Channel | ''
  readonly source: string
  readonly recorded: 'yes' | 'no' | ''
  readonly isOpenOnly: boolean
  readonly isOpenFirst: boolean
}

export const NOBODY = 'nobody'

export const NO_FILTER: SheetFilter = {
  ...{ query: '', consultantId: '', channel: '', source: '', recorded: '' },
  ...{ isOpenOnly: false, isOpenFirst: false },
}

const PRESSING = { overdue: 0, late: 1, open: 2, complete: 3, void: 4 } as const

export function filterRows(
  rows: readonly VisitView[],
  filter: SheetFilter,
  { now, closesAt }: { now: number; closesAt: number },
): VisitView[] {
  const found = rows.filter((row) => isShown(row, filter, now, closesAt))
  if (!filter.isOpenFirst) return found
  const rank = (row: VisitView) => PRESSING[visitState(row, now, closesAt)]
  return found.sort((a, b) => rank(a) - rank(b) || a.number - b.number)
}

function isShown(
  row: VisitView,
  filter: SheetFilter,
  now: number,
  closesAt: number,
): boolean {
  const { visit } = row
  const { consultantId, channel, source, recorded, isOpenOnly } = filter
  if (consultantId !== '') {
    const own = visit.consultantId ?? NOBODY
    if (own !== consultantId && visit.deputyId !== consultantId) return false
  }
  if (channel !== '' && channelOf(visit) !== channel) return false
  if (source !== '' && visit.source !== source) return false
  if (recorded !== '' && visit.recorded !== (recorded === 'yes')) return false
  const state = visitState(row, now, closesAt)
  if (isOpenOnly && (state === 'complete' || state === 'void')) return false
  return isFound(row, filter.query)
}

function isFound({ visit, number }: VisitView, query: string): boolean {
  const wanted = fold(query)
  if (wanted === '') return true
  if (String(number) === wanted) return true
  const digits = wanted.replace(/\D/g, '')
  if (digits.length >= 4 && digits.length === wanted.length) {
    return visit.phone?.replace(/\D/g, '').endsWith(digits) ?? false
  }
  const texts = [visit.nameOrCall, visit.note, visit.plateTail, ...(visit.models ?? [])]
  return texts.some((text) => text && fold(text).includes(wanted))
}

/** Full width to half, small letters, no blanks. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
