/** Bodies that pass the gate. */
import type { Fields } from '#shared/record/record.ts'

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

export function complaintBody(at: number): Fields {
  return {
    day: '2026-11-23',
    learnedAt: at,
    enteredAt: at,
    channel: 'on_site',
    category: 'waiting',
    level: 2,
    customerName: '陳先生',
    description: 'waited an hour',
    ownerId: null,
  }
}
