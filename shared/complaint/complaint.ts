/** A customer's grumble or complaint (抱怨・投訴). Its course is the steps, append-only. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'
import { forbiddenEdit, forbiddenStep, stepJudgedBy } from './complaint-gate.ts'
import {
  ATTEMPT_RESULTS,
  CAUSE_TYPES,
  COMPENSATIONS,
  CONTACT_METHODS,
  DEPARTMENTS,
  LINK_KINDS,
  REPLY_OUTCOMES,
  STANCES,
} from './complaint-values.ts'
import { TOLD_ROLES } from './told-roles.ts'

export { TOLD_ROLES, type ToldRole } from './told-roles.ts'

export const COMPLAINT_CHANNELS = [
  'on_site',
  'phone',
  'wechat',
  'review_site',
  'survey',
  'manufacturer',
  '12315',
  'other',
] as const

export const COMPLAINT_CATEGORIES = [
  'attitude',
  'waiting',
  'price_promise',
  'contract_fee',
  'delivery_delay',
  'car_quality',
  'papers_plates',
  'finance_insurance',
  'test_drive',
  'environment',
  'data_privacy',
  'other',
] as const
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number]

const text = (max: number) => z.string().check(z.maxLength(max))
/** May stay out, and may be emptied again. */
const blank = <S extends z.core.$ZodType>(schema: S) => z.optional(z.nullable(schema))
const instant = z.int().check(z.nonnegative())
const personId = text(80)
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export const COMPLAINT_LEVELS = [1, 2, 3, 4] as const
export type ComplaintLevel = (typeof COMPLAINT_LEVELS)[number]

export const complaint = defineKind({
  name: 'complaint',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    /** T0: when any employee learned of it, corrected device time, ms. */
    learnedAt: z.int().check(z.nonnegative()),
    /** When it was entered, same clock. `enteredAt - learnedAt` is safe from clock errors. */
    enteredAt: z.int().check(z.nonnegative()),
    /** Why T0 lies before the entry; required when it does by more than a minute. */
    lateReason: z.optional(text(200)),
    channel: z.enum(COMPLAINT_CHANNELS),
    category: z.enum(COMPLAINT_CATEGORIES),
    level,
    customerName: text(80),
    phone: z.optional(text(40)),
    model: z.optional(text(80)),
    description: text(4000),
    customerWish: z.optional(text(2000)),
    ownerId: z.nullable(z.string()),
    plate: z.optional(text(20)),
    vinLast6: z.optional(text(6)),
    /** Number of the order in the DMS. */
    orderRef: z.optional(text(40)),
    /** How upset the customer was: 1 calm to 5 beside himself. */
    emotion: blank(z.int().check(z.minimum(1), z.maximum(5))),
    /** Staff complained about: they neither own, close nor call back. */
    aboutStaff: z.optional(z.array(personId).check(z.maxLength(20))),
    /** The solution as it stands; steps record when it was proposed and told. */
    solution: z.optional(text(4000)),
    /** Until when the measure is promised, ms. */
    promisedAt: blank(instant),
    causeType: blank(z.enum(CAUSE_TYPES)),
    rootCause: z.optional(text(2000)),
    /** What is done so that it does not happen again, by whom, until which day. */
    prevention: z.optional(text(2000)),
    preventionOwnerId: blank(personId),
    preventionDue: blank(z.iso.date()),
    preventionDoneAt: blank(instant),
    compensationKind: blank(z.enum(COMPENSATIONS)),
    compensationCny: blank(z.int().check(z.minimum(0), z.maximum(10_000_000))),
    /** Who allowed it. */
    compensationBy: blank(personId),
    /** Closed for good; kept on the record so that a list needs no steps. */
    closed: z.optional(z.boolean()),
  },
  day: dayField,
  isOpen: (body) => body.closed !== true,
  forbids: forbiddenEdit,
})
export type Complaint = BodyOf<typeof complaint>
export type ComplaintChannel = Complaint['channel']

/** The five dots in order, and what can happen beside them. */
export const COMPLAINT_STEPS = [
  'accepted',
  'contacted',
  'planned',
  'replied',
  'closed',
] as const
export type ComplaintDot = (typeof COMPLAINT_STEPS)[number]
export const SATISFACTIONS = [
  'very',
  'satisfied',
  'fair',
  'dissatisfied',
  'no_answer',
] as const
export type Satisfaction = (typeof SATISFACTIONS)[number]

/** After the five dots' answer: the measure carried out, the customer called back. */
export const LATER_STEPS = ['executed', 'called_back'] as const
export type LaterStep = (typeof LATER_STEPS)[number]

/** What happens beside the course, each as often as it happens. */
const BESIDE_STEPS = [
  'paused',
  'resumed',
  'undone',
  'note',
  /** The customer was told who is in charge. */
  'acknowledged',
  /** The customer was tried and not reached: not a response. */
  'attempt',
  'facts',
  /** Words of the person complained about. */
  'statement',
  'level',
  'handover',
  /** Who contacts the customer this evening, or has it for the night. */
  'night',
  /** Level 3 and 4: settled in writing. */
  'settled',
  'reopened',
  /** On this one: it goes on under another. On that one: the customer came again. */
  'linked',
  'again',
  /** Written by the server: who was told, and when. */
  'told',
] as const

export const complaintStep = defineKind({
  name: 'complaintStep',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    complaintId: z.string(),
    step: z.enum([...COMPLAINT_STEPS, ...LATER_STEPS, ...BESIDE_STEPS]),
    /** Corrected device time, ms. */
    at: instant,
    note: z.optional(text(4000)),
    satisfaction: z.optional(z.enum(SATISFACTIONS)),
    stance: z.optional(z.enum(STANCES)),
    /** For `undone`: the id of the step taken back. */
    undoes: z.optional(z.string()),
    /** For `replied`: which of the three ends it was. None: solved. */
    outcome: z.optional(z.enum(REPLY_OUTCOMES)),
    method: z.optional(z.enum(CONTACT_METHODS)),
    result: z.optional(z.enum(ATTEMPT_RESULTS)),
    /** For `paused`: when the customer asked to be called, ms, and who heard it. */
    until: z.optional(instant),
    heardBy: z.optional(personId),
    fromLevel: z.optional(level),
    toLevel: z.optional(level),
    department: z.optional(z.enum(DEPARTMENTS)),
    /** Who takes it: by id, or by name in another department. */
    toId: z.optional(personId),
    toName: z.optional(text(80)),
    /** For `linked` and `again`: the other complaint, and the step written there with it. */
    otherId: z.optional(text(80)),
    pairId: z.optional(text(80)),
    linkAs: z.optional(z.enum(LINK_KINDS)),
    /** For `closed`: the customer could not be reached. */
    unverified: z.optional(z.boolean()),
    toldLevel: z.optional(z.int().check(z.minimum(0), z.maximum(3))),
    toldRole: z.optional(z.enum(TOLD_ROLES)),
    toldIds: z.optional(z.array(personId).check(z.maxLength(50))),
    /** For `told`; none: a level of the clock fell due. */
    toldWhy: z.optional(z.enum(['arrived_late', 'store_silent'])),
    /** For `told`: when the level fell due, ms; `at` is when it was told. */
    dueAt: z.optional(instant),
  },
  day: dayField,
  parent: (body) => (typeof body.complaintId === 'string' ? body.complaintId : null),
  // A person could else write the step beforehand that says others were told.
  isServers: ({ id, set }) => set.step === 'told' || /:(told|silent):/.test(id),
  judgedBy: stepJudgedBy,
  forbids: forbiddenStep,
})
export type ComplaintStep = BodyOf<typeof complaintStep>
