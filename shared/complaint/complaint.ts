/** A customer's grumble or complaint (抱怨・投訴). Its course is the steps, append-only. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

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
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    customerName: text(80),
    phone: z.optional(text(40)),
    model: z.optional(text(80)),
    description: text(4000),
    customerWish: z.optional(text(2000)),
    ownerId: z.nullable(z.string()),
    /** The solution as it stands; steps record when it was proposed and told. */
    solution: z.optional(text(4000)),
    /** Closed for good; kept on the record so that a list needs no steps. */
    closed: z.optional(z.boolean()),
  },
  day: dayField,
  isOpen: (body) => body.closed !== true,
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

/** Whom the four levels of escalation reach, in their order. */
export const TOLD_ROLES = ['owner', 'supervisor', 'manager', 'general_manager'] as const
export type ToldRole = (typeof TOLD_ROLES)[number]

export const complaintStep = defineKind({
  name: 'complaintStep',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    complaintId: z.string(),
    step: z.enum([...COMPLAINT_STEPS, 'paused', 'resumed', 'undone', 'note', 'told']),
    /** Corrected device time, ms. */
    at: z.int().check(z.nonnegative()),
    note: z.optional(text(4000)),
    satisfaction: z.optional(z.enum(SATISFACTIONS)),
    /** For `undone`: the id of the step taken back. */
    undoes: z.optional(z.string()),
    /** For `told`, which only the server writes: who was told, and of what. */
    toldLevel: z.optional(z.int().check(z.gte(0), z.lte(3))),
    toldRole: z.optional(z.enum(TOLD_ROLES)),
    toldIds: z.optional(z.array(z.string())),
    /** Absent: a level of the clock fell due. */
    toldWhy: z.optional(z.enum(['arrived_late', 'store_silent'])),
    /** When the level fell due, ms; `at` is when it was told. */
    dueAt: z.optional(z.int().check(z.nonnegative())),
  },
  day: dayField,
  parent: (body) => (typeof body.complaintId === 'string' ? body.complaintId : null),
})
export type ComplaintStep = BodyOf<typeof complaintStep>
