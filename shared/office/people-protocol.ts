/** People as the back office lists and changes them. */
import * as z from 'zod/mini'
import { ROLES } from '../people/person.ts'
import { PIN_PATTERN } from '../people/pin-rules.ts'

const count = z.int().check(z.nonnegative())
const pin = z.string().check(z.regex(PIN_PATTERN))

export const personFieldsSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  /** `display` is a device, not a person. */
  role: z.enum(ROLES).check(z.refine((role) => role !== 'display', 'not a person')),
  storeIds: z.array(z.guid()).check(z.maxLength(500)),
})
export type PersonFields = z.infer<typeof personFieldsSchema>

export const officePersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  storeIds: z.array(z.string()),
  active: z.boolean(),
  /** Can unlock a tablet. */
  hasPin: z.boolean(),
  /** Tablets on which the PIN is locked after too many tries. */
  lockedOn: count,
})
export type OfficePerson = z.infer<typeof officePersonSchema>

/** GET /people: those who are active first, then by name; `next` is to be asked for `after`. */
export const officePeopleSchema = z.object({
  people: z.array(officePersonSchema),
  total: count,
  next: z.nullable(z.string()),
})

/** POST /people: 422 `weak_pin`. Without a PIN the person has no tablet, only the office. */
export const newOfficePersonSchema = z.strictObject({
  ...personFieldsSchema.shape,
  pin: z.optional(pin),
})
export type NewOfficePerson = z.infer<typeof newOfficePersonSchema>

/** PATCH /people/:id: `seen` is what the form showed; anything else by now is a conflict. */
export const editOfficePersonSchema = z.strictObject({
  seen: z.partial(z.extend(personFieldsSchema, { active: z.boolean() })),
  set: z.partial(z.extend(personFieldsSchema, { active: z.boolean() })),
  pin: z.optional(pin),
})
export type EditOfficePerson = z.infer<typeof editOfficePersonSchema>
