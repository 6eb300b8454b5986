/** Complaints, a line for every step: what the complaint is stands on each of them. */
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_CHANNELS,
  COMPLAINT_LEVELS,
  complaintStep,
  SATISFACTIONS,
} from '../../complaint/complaint.ts'
import { complaintCourse, type StepRecord } from '../../complaint/complaint-course.ts'
import { complaintNumber } from '../../complaint/complaint-number.ts'
import { COMPLAINT_STATUSES, complaintStatus } from '../../complaint/complaint-status.ts'
import {
  ATTEMPT_RESULTS,
  CAUSE_TYPES,
  COMPENSATIONS,
  CONTACT_METHODS,
  DEPARTMENTS,
  REPLY_OUTCOMES,
} from '../../complaint/complaint-values.ts'
import type { Cell } from '../../export/table.ts'
import { maskPhone } from '../../privacy/mask-phone.ts'
import {
  codes,
  dayCell,
  type ExportRecord,
  type Sheet,
  type SheetContext,
  type SheetField,
  sheetOf,
  textCell,
  timeCell,
} from './sheet.ts'
import { storeField } from './traffic-sheets.ts'

/** Those that have a word; another stands for itself. */
const TOLD = ['owner', 'supervisor', 'manager', 'general_manager'] as const
const STEPS = complaintStep.body.shape.step.options

export const COMPLAINT_SHEET_WORDS = {
  complaint: [
    ...(['field.category', 'channel', 'level', 'customerName', 'phone', 'model'] as const),
    ...(['description', 'customerWish', 'solution', 'owner'] as const),
    ...codes('category', COMPLAINT_CATEGORIES),
    ...codes('channel', COMPLAINT_CHANNELS),
    ...codes('level', COMPLAINT_LEVELS),
    ...codes('step', STEPS),
    ...codes('satisfaction', SATISFACTIONS),
  ],
  'complaint-case': [
    ...(['status', 'plate', 'vinLast6', 'orderRef', 'aboutStaff', 'promisedAt'] as const),
    ...(['method', 'result'] as const),
    ...codes('status', COMPLAINT_STATUSES),
    ...codes('cause', CAUSE_TYPES),
    ...codes('compensation', COMPENSATIONS),
    ...codes('outcome', REPLY_OUTCOMES),
    ...codes('method', CONTACT_METHODS),
    ...codes('result', ATTEMPT_RESULTS),
    ...codes('department', DEPARTMENTS),
    ...codes('told', TOLD),
  ],
  'office-exports': [
    ...(['col.store', 'col.day', 'col.number', 'col.learnedAt', 'col.enteredAt'] as const),
    ...(['col.cause', 'col.rootCause', 'col.prevention', 'col.compensation'] as const),
    ...(['col.amount', 'col.step', 'col.stepAt', 'col.who', 'col.outcome'] as const),
    ...(['col.said', 'col.toWhom', 'col.satisfaction'] as const),
  ],
} as const

type Row = ExportRecord & { readonly status: string; readonly step: StepRecord | null }

export function complaintSheet(context: SheetContext): Sheet {
  const { say, nameOf, personal } = context
  const c = (word: string) => say('complaint', word)
  const k = (word: string) => say('complaint-case', word)
  const o = (word: string) => say('office-exports', word)
  const code = (area: typeof c, prefix: string, value: unknown) =>
    value === undefined || value === null ? '' : area(`${prefix}.${value}`)
  const own = (label: string, width: number, field: string): SheetField<Row> => ({
    ...{ label, width, holds: `complaint.${field}` },
    of: ({ body }) => textCell(body[field]),
  })
  const ofStep = (
    label: string,
    width: number,
    of: (step: StepRecord, row: Row) => Cell,
  ) => ({
    ...{ label, width },
    of: (row: Row) => (row.step ? of(row.step, row) : null),
  })
  const fields: SheetField<Row>[] = [
    storeField(context),
    { label: o('col.day'), width: 10, of: ({ day }) => dayCell(day) },
    {
      ...{ label: o('col.number'), width: 12 },
      of: ({ id, day }) => complaintNumber({ id, day: day ?? '' }),
    },
    {
      ...{ label: o('col.learnedAt'), width: 15 },
      of: ({ body, store }) => timeCell(body.learnedAt, store.zone),
    },
    {
      ...{ label: o('col.enteredAt'), width: 15 },
      of: ({ body, store }) => timeCell(body.enteredAt, store.zone),
    },
    { label: c('channel'), width: 8, of: ({ body }) => code(c, 'channel', body.channel) },
    {
      ...{ label: c('field.category'), width: 10 },
      of: ({ body }) => code(c, 'category', body.category),
    },
    { label: c('level'), width: 8, of: ({ body }) => code(c, 'level', body.level) },
    { label: k('status'), width: 12, of: ({ status }) => k(`status.${status}`) },
    own(c('customerName'), 10, 'customerName'),
    {
      ...{ label: c('phone'), width: 12, holds: 'complaint.phone' },
      of: ({ body: { phone } }) =>
        typeof phone !== 'string' || phone === ''
          ? ''
          : personal === 'whole'
            ? phone
            : maskPhone(phone),
    },
    own(c('model'), 10, 'model'),
    own(k('plate'), 10, 'plate'),
    own(k('vinLast6'), 8, 'vinLast6'),
    own(k('orderRef'), 10, 'orderRef'),
    own(c('description'), 30, 'description'),
    own(c('customerWish'), 20, 'customerWish'),
    { label: c('owner'), width: 8, of: ({ body }) => nameOf(body.ownerId) },
    {
      label: k('aboutStaff'),
      width: 10,
      of: ({ body }) => namesOf(body.aboutStaff, nameOf),
    },
    own(c('solution'), 24, 'solution'),
    {
      ...{ label: k('promisedAt'), width: 15 },
      of: ({ body, store }) => timeCell(body.promisedAt, store.zone),
    },
    { label: o('col.cause'), width: 8, of: ({ body }) => code(k, 'cause', body.causeType) },
    own(o('col.rootCause'), 20, 'rootCause'),
    own(o('col.prevention'), 20, 'prevention'),
    {
      ...{ label: o('col.compensation'), width: 8 },
      of: ({ body }) => code(k, 'compensation', body.compensationKind),
    },
    own(o('col.amount'), 8, 'compensationCny'),
    ofStep(o('col.stepAt'), 15, ({ at }, { store }) => timeCell(at, store.zone)),
    ofStep(o('col.step'), 12, ({ step }) => bare(c(`step.${step}`))),
    ofStep(o('col.who'), 8, ({ by }) => nameOf(by)),
    ofStep(o('col.outcome'), 12, ({ outcome }) => code(k, 'outcome', outcome)),
    ofStep(k('method'), 8, ({ method }) => code(k, 'method', method)),
    ofStep(k('result'), 8, ({ result }) => code(k, 'result', result)),
    ofStep(o('col.satisfaction'), 10, ({ satisfaction }) =>
      code(c, 'satisfaction', satisfaction),
    ),
    ofStep(o('col.toWhom'), 14, (step) =>
      [
        code(c, 'level', step.toLevel),
        code(k, 'department', step.department),
        code(k, 'told', step.toldRole),
        step.toId ? nameOf(step.toId) : (step.toName ?? ''),
        namesOf(step.toldIds, nameOf),
      ]
        .filter(Boolean)
        .join('・'),
    ),
    {
      ...ofStep(o('col.said'), 30, ({ note }) => note ?? ''),
      holds: 'complaintStep.note',
    },
  ]
  return sheetOf(context, fields, (record) => {
    const steps = record.children as unknown as readonly StepRecord[]
    const sorted = steps.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    const status = complaintStatus(complaintCourse(sorted))
    const each: readonly (StepRecord | null)[] = sorted.length > 0 ? sorted : [null]
    return each.map((step) => ({ ...record, status, step }))
  })
}

/** `復原：{{step}}` without what it would name. */
export function bare(word: string): string {
  return word.replace(/[：:]?\s*\{\{\w+\}\}/g, '').trim()
}

function namesOf(ids: unknown, nameOf: (id: unknown) => string): string {
  return Array.isArray(ids) ? ids.map(nameOf).join('、') : ''
}
