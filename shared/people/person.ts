/** A member of staff. The PIN never travels: the server keeps its hash elsewhere. */
import * as z from 'zod/mini'
import { type BodyOf, defineKind } from '../record/define-kind.ts'

export const ROLES = [
  'consultant',
  'reception',
  'supervisor',
  'manager',
  'office',
  'admin',
  'display',
] as const
export type Role = (typeof ROLES)[number]

export const person = defineKind({
  name: 'person',
  scope: 'org',
  fields: {
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
    role: z.enum(ROLES),
    /** Stores the person works in. */
    storeIds: z.array(z.string()),
    active: z.boolean(),
  },
})

export type Person = BodyOf<typeof person>
