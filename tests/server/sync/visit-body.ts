import type { Fields } from '#shared/record/record.ts'

/** A visit that passes the gate. */
export function visitBody(at: number): Fields {
  return {
    day: '2026-11-23',
    arriveAt: at,
    headcount: 2,
    visitKind: 'new_car',
    visitOrder: 'first',
    byAppointment: false,
  }
}
