/** Steps of one complaint, as a test writes them. */
import type { ComplaintStep } from '#shared/complaint/complaint.ts'
import type { StepRecord } from '#shared/complaint/complaint-course.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

let written = 0

/** Ids rise with each call, so steps of one instant keep the order they were written in. */
export function step(
  name: ComplaintStep['step'],
  at: number,
  more: Partial<StepRecord> = {},
): StepRecord {
  written += 1
  const id = `s${String(written).padStart(5, '0')}`
  return { id, by: 'p', day: '2026-11-23', complaintId: 'c', step: name, at, ...more }
}
