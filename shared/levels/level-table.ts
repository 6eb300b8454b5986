/**
 * What a group has decided of its levels: how fast a complaint goes and who is told of it, how
 * often a customer is to be called. Versions as in checklist-template.ts; `from` says since
 * when one holds, so that a case keeps the table it began under.
 */
import * as z from 'zod/mini'
import { TOLD_ROLES } from '../complaint/told-roles.ts'
import { ROLES } from '../people/person.ts'
import { type BodyOf, defineKind } from '../record/define-kind.ts'
import { words } from '../record/words.ts'

/** Outside the store too: the tablet says whom, a person tells them. */
export const TOLD_AT_ONCE = [
  'manager',
  'customer_care',
  'general_manager',
  'area_manager',
  'legal',
] as const
export type ToldAtOnce = (typeof TOLD_AT_ONCE)[number]

const minutes = z.int().check(z.minimum(1), z.maximum(60 * 24 * 14))
const days = z.int().check(z.minimum(0), z.maximum(400))

const complaintLevel = z.object({
  level: z.int().check(z.minimum(1), z.maximum(4)),
  ownerRoles: z.array(z.enum(ROLES)).check(z.minLength(1)),
  ackMin: minutes,
  respondMin: minutes,
  handleMin: minutes,
  tell: z.array(z.enum(TOLD_AT_ONCE)),
})
export type ComplaintLevelRow = z.infer<typeof complaintLevel>

/** Told when so much is left, minutes; 0 = when it is overdue. */
const toldStep = z.object({
  role: z.enum(TOLD_ROLES),
  leftMin: z.int().check(z.minimum(0), z.maximum(60 * 24 * 14)),
})
export type ToldStep = z.infer<typeof toldStep>

const customerLevel = z.object({
  /** One or two letters; never shown without its name, as they differ from form to form. */
  code: z.string().check(z.regex(/^[A-Z]\d?$/)),
  name: words,
  meaning: words,
  /** An order is expected within so many days; null = not said. */
  orderDays: z.nullable(days),
  /** At most so many days between two contacts; null = none is owed. */
  gapDays: z.nullable(days),
  counted: z.enum(['yes', 'shown', 'no']),
  action: words,
})
export type CustomerLevelRow = z.infer<typeof customerLevel>

export const LEVEL_TABLES = ['complaint', 'customer'] as const

export const levelTable = defineKind({
  name: 'levelTable',
  scope: 'org',
  append: true,
  fields: {
    code: z.enum(LEVEL_TABLES),
    version: z.int().check(z.minimum(1)),
    name: words,
    status: z.enum(['active', 'retired']),
    /** Since when it holds, server time, ms. */
    from: z.int().check(z.nonnegative()),
    /** Of the table `complaint`: its four levels, lowest first, and the steps in their order. */
    complaint: z.optional(z.array(complaintLevel).check(z.length(4))),
    steps: z.optional(z.array(toldStep).check(z.length(4))),
    /** Of the table `customer`. */
    customer: z.optional(z.array(customerLevel).check(z.minLength(1), z.maxLength(30))),
  },
})
export type LevelTable = BodyOf<typeof levelTable>

/** The version that held at `at`, ms; null where there was none yet. */
export function tableAt<T extends Pick<LevelTable, 'code' | 'version' | 'status' | 'from'>>(
  tables: readonly T[],
  code: LevelTable['code'],
  at: number,
): T | null {
  const own = tables.filter((one) => one.code === code && one.status === 'active')
  return own
    .filter((one) => one.from <= at)
    .reduce<T | null>((a, b) => (a && a.version >= b.version ? a : b), null)
}
