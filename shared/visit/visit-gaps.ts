/**
 * What a row of the traffic sheet still lacks (domain.md 2.2, 2.3, 3.5 R1).
 *
 * Everybody who came for a car has a consultant, an order of visit and a yes or no to "kept".
 * Kept means name, phone or WeChat, model and source: fewer is not kept. Whoever did not come
 * for a car needs nothing more than the tap at the door.
 */
import type { Visit } from './visit.ts'

const VISIT_GAPS = [
  'consultant',
  'order',
  'recorded',
  'notRecordedReason',
  'name',
  'phone',
  'model',
  'source',
  'nextContact',
  'noTestDriveReason',
] as const
export type VisitGap = (typeof VISIT_GAPS)[number]

/** In the order of `VISIT_GAPS`, which is that of the form. */
export function visitGaps(visit: Visit): readonly VisitGap[] {
  if (visit.visitKind !== 'new_car') return []
  const missing = missingOf(visit)
  return VISIT_GAPS.filter((gap) => missing[gap])
}

/** Nothing is missing; asked by the day's close and by Today. */
export function isVisitComplete(visit: Visit): boolean {
  return visitGaps(visit).length === 0
}

const DRIVES = ['test_drive', 'test_ride'] as const

/** Behind the wheel or beside it (試乘試駕). */
export function hadDrive({ steps }: Pick<Visit, 'steps'>): boolean {
  return Array.isArray(steps) && DRIVES.some((step) => steps.includes(step))
}

function missingOf(visit: Visit): Record<VisitGap, boolean> {
  const isKept = visit.recorded === true
  return {
    consultant: !visit.consultantId,
    order: visit.visitOrder === 'unknown',
    recorded: typeof visit.recorded !== 'boolean',
    notRecordedReason: visit.recorded === false && !visit.notRecordedReason,
    name: isKept && !hasText(visit.nameOrCall),
    phone: isKept && !hasText(visit.phone) && visit.wechatAdded !== true,
    model: isKept && !(Array.isArray(visit.models) && visit.models.some(hasText)),
    source: isKept && !hasText(visit.source),
    nextContact: isKept && typeof visit.nextContactAt !== 'number',
    noTestDriveReason:
      visit.visitOrder === 'first' && !hadDrive(visit) && !visit.noTestDriveReason,
  }
}

function hasText(value: string | null | undefined): boolean {
  return typeof value === 'string' && value.trim() !== ''
}
