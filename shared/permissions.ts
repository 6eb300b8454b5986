/**
 * Role × action × kind: one table, asked by the tablet before it offers a thing and by the
 * server before it accepts one. `device` is a tablet acting without a PIN: counting needs none.
 */
import type { Role } from './people/person.ts'

export type Actor = Role | 'device'
export type Action = 'read' | 'create' | 'edit'

const FLOOR = ['consultant', 'reception', 'supervisor', 'manager', 'admin'] as const
const STAFF = [...FLOOR, 'office'] as const
const LEADS = ['supervisor', 'manager', 'admin'] as const
const EDITORS = ['manager', 'office', 'admin'] as const
const ALL = [...STAFF, 'device', 'display'] as const

type Rights = { readonly [A in Action]: readonly Actor[] }

const RIGHTS = {
  store: { read: ALL, create: ['admin'], edit: ['admin', 'office', 'manager'] },
  person: {
    read: ALL,
    create: ['admin', 'office', 'manager'],
    edit: ['admin', 'office', 'manager'],
  },
  visit: { read: ALL, create: [...FLOOR, 'device'], edit: [...FLOOR, 'device'] },
  visitUndo: { read: ALL, create: [...FLOOR, 'device'], edit: [] },
  complaint: { read: ALL, create: STAFF, edit: STAFF },
  complaintStep: { read: ALL, create: STAFF, edit: [] },
  checklistTemplate: { read: ALL, create: EDITORS, edit: [] },
  checklistRun: { read: ALL, create: FLOOR, edit: FLOOR },
  checklistSignature: { read: ALL, create: LEADS, edit: [] },
  inspectionTemplate: { read: ALL, create: EDITORS, edit: [] },
  carModel: { read: ALL, create: EDITORS, edit: EDITORS },
  testCar: { read: ALL, create: EDITORS, edit: EDITORS },
  levelTable: { read: ALL, create: EDITORS, edit: [] },
  inspectionRound: { read: ALL, create: FLOOR, edit: FLOOR },
  roundSignature: { read: ALL, create: LEADS, edit: [] },
  correctiveAction: { read: ALL, create: FLOOR, edit: FLOOR },
  cardStep: { read: ALL, create: FLOOR, edit: [] },
  zoneOwner: { read: ALL, create: LEADS, edit: LEADS },
  attendance: { read: ALL, create: [...FLOOR, 'device'], edit: [...FLOOR, 'device'] },
  exportNote: { read: STAFF, create: STAFF, edit: [] },
  contact: { read: ALL, create: FLOOR, edit: FLOOR },
  recognition: { read: ALL, create: LEADS, edit: LEADS },
  meeting: { read: ALL, create: LEADS, edit: LEADS },
  meetingSignature: { read: ALL, create: LEADS, edit: [] },
  target: { read: ALL, create: [...LEADS, 'office'], edit: [] },
  task: { read: ALL, create: FLOOR, edit: FLOOR },
  /** Who looked at a phone number: those who answer for it see the log. */
  reveal: { read: [...LEADS, 'office'], create: STAFF, edit: [] },
  photo: { read: STAFF, create: FLOOR, edit: FLOOR },
} as const satisfies Record<string, Rights>

export type KnownKind = keyof typeof RIGHTS

/** A kind without a line here may be touched by nobody. */
export function may(actor: Actor, action: Action, kind: string): boolean {
  const rights: Rights | undefined = Object.hasOwn(RIGHTS, kind)
    ? RIGHTS[kind as KnownKind]
    : undefined
  return rights?.[action].includes(actor) ?? false
}

/** Whole phone numbers leave the app only in the hands of a lead (domain.md 10.3). */
export function mayTakePhones(role: Role): boolean {
  return role === 'supervisor' || role === 'manager' || mayAdminister(role)
}

/** May manage people and devices of the tenant. */
export function mayAdminister(actor: Actor): boolean {
  return actor === 'admin' || actor === 'office'
}
