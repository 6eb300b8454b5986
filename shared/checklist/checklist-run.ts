/** One list of one day and moment, filled by whoever is there: each answer its own field. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'
import { CHECKLIST_MOMENTS } from './checklist-template.ts'
import { forbiddenEnd } from './forbidden-end.ts'
import { signatureGate } from './signature-gate.ts'

const at = z.int().check(z.nonnegative())

/** Taken back = null, so that undo is a write like any other. */
export const checklistAnswer = z.nullable(
  z.object({
    type: z.enum(['done', 'skipped']),
    /** Corrected device time, ms. */
    at,
    /** Why skipped; required then. */
    reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(400))),
    /** Who answered; the run itself names only the last to write. */
    byId: z.optional(z.string().check(z.maxLength(120))),
    /** Somebody else did it: the name. */
    doneBy: z.optional(z.string().check(z.maxLength(120))),
    note: z.optional(z.string().check(z.maxLength(1000))),
    /** Written by the signature: what the data proved then holds, whatever it says later. */
    isProved: z.optional(z.literal(true)),
  }),
)
export type ChecklistAnswer = z.infer<typeof checklistAnswer>

export const checklistRun = defineKind({
  name: 'checklistRun',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    /** The version it began with; it ends with it, too. */
    templateId: z.string(),
    moment: z.enum(CHECKLIST_MOMENTS),
    /** `opening`, `patrol-1000`, `anytime`, `closing`, `weekly-5`: one run each a day. */
    slot: z.string().check(z.regex(/^[a-z]+(-\d{1,4})?$/)),
    /** When its time begins, ms, not when somebody did: two who begin at once agree. */
    startedAt: at,
    /** Complete and signed, or given up as incomplete; kept here so that lists need no more. */
    ended: z.optional(z.nullable(z.enum(['signed', 'incomplete']))),
  },
  /** `l`: when the list behind a point was opened, ms. */
  families: { a: checklistAnswer, l: at },
  day: dayField,
  isOpen: (body) => !body.ended,
  forbids: forbiddenEnd('checklistSignature'),
})
export type ChecklistRun = BodyOf<typeof checklistRun>

/** The same on every tablet, so that two who begin at once begin the same run. */
export function runId(storeId: string, day: string, slot: string): string {
  return `${storeId}:${day}:${slot}`
}

export const checklistSignature = defineKind({
  name: 'checklistSignature',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    runId: z.string(),
    at,
    /**
     * `amended`: an answer was changed after the first signature, for this reason.
     * `withdrawn`: the signature before it was taken back. `reopened`: the office opened it
     * again, for this reason, with the counts of the signature before.
     */
    type: z.enum(['complete', 'incomplete', 'amended', 'withdrawn', 'reopened']),
    note: z.optional(z.string().check(z.maxLength(1000))),
    /** What was signed: counts as they stood. */
    done: z.int().check(z.nonnegative()),
    skipped: z.int().check(z.nonnegative()),
    open: z.int().check(z.nonnegative()),
  },
  day: dayField,
  parent: (body) => (typeof body.runId === 'string' ? body.runId : null),
  ...signatureGate({
    ...{ parent: 'checklistRun', signature: 'checklistSignature', field: 'runId' },
  }),
})
export type ChecklistSignature = BodyOf<typeof checklistSignature>
