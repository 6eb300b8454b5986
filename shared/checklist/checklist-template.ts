/**
 * What the day asks of the supervisor (domain.md, ready-to-use daily checklist). A version is
 * never edited: a change is a new record, so a run always points at the text that was shown.
 */
import * as z from 'zod/mini'
import { clockTime } from '../record/clock-time.ts'
import { type BodyOf, defineKind } from '../record/define-kind.ts'
import { words } from '../record/words.ts'

export const CHECKLIST_MOMENTS = ['opening', 'patrol', 'closing', 'weekly'] as const
export type ChecklistMoment = (typeof CHECKLIST_MOMENTS)[number]

/** What in the data shows that a point is done; `none` is the person's word. */
export const PROOFS = [
  'none',
  'list_opened',
  'round_signed',
  'complaints_in_time',
  'visits_complete',
  'recognition_given',
] as const
export type Proof = (typeof PROOFS)[number]

const item = z.object({
  /** `S-O01`; names the answer field `a.S-O01`, so it never changes its meaning. */
  id: z.string().check(z.regex(/^[A-Z][A-Z0-9-]{1,19}$/)),
  moment: z.enum(CHECKLIST_MOMENTS),
  /** Fixed times of the day; none = in every patrol. */
  times: z.array(clockTime).check(z.maxLength(8)),
  /** Whenever it happens, once a day. */
  isAnyTime: z.optional(z.literal(true)),
  /** For weekly points: 1 = Monday … 7 = Sunday. */
  weekday: z.optional(z.int().check(z.minimum(1), z.maximum(7))),
  text: words,
  proof: z.enum(PROOFS),
})
export type ChecklistItem = z.infer<typeof item>

export const checklistTemplate = defineKind({
  name: 'checklistTemplate',
  scope: 'org',
  append: true,
  fields: {
    /** The same in all its versions. The record's id is `<code>:v<version>`. */
    code: z.string().check(z.minLength(1), z.maxLength(40)),
    version: z.int().check(z.minimum(1)),
    name: words,
    status: z.enum(['active', 'retired']),
    /** When the patrols begin; a point at another time belongs to the one before it. */
    patrols: z.array(clockTime).check(z.maxLength(12)),
    items: z.array(item).check(z.maxLength(200)),
  },
})
export type ChecklistTemplate = BodyOf<typeof checklistTemplate>
