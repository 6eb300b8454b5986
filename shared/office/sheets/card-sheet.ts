/** Yellow and red cards (整改單), a line each with what became of it. */
import {
  CARD_STATES,
  type CardStepRecord,
  cardCourse,
  cardState,
} from '../../inspection/card-course.ts'
import type { CorrectiveAction } from '../../inspection/corrective-action.ts'
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

export const CARD_SHEET_WORDS = {
  card: [
    ...(['problem', 'cause', 'owner', 'due', 'area', 'colorOf'] as const),
    ...codes('color', ['yellow', 'red'] as const),
  ],
  'office-exports': [
    ...(['col.store', 'col.day', 'col.issuedAt', 'col.item'] as const),
    ...(['col.measure', 'col.state', 'col.doneAt', 'col.doneBy', 'col.checkedAt'] as const),
    ...(['col.checkedBy', 'col.notOk', 'col.wasLate', 'yes', 'no', 'col.said'] as const),
    ...codes('card', CARD_STATES),
  ],
} as const

type Row = ExportRecord & {
  readonly card: CorrectiveAction
  readonly course: ReturnType<typeof cardCourse>
}

export function cardSheet(context: SheetContext): Sheet {
  const { say, nameOf, now } = context
  const c = (word: string) => say('card', word)
  const o = (word: string) => say('office-exports', word)
  const fields: SheetField<Row>[] = [
    storeField(context),
    { label: o('col.day'), width: 10, of: ({ day }) => dayCell(day) },
    {
      ...{ label: o('col.issuedAt'), width: 15 },
      of: ({ card, store }) => timeCell(card.issuedAt, store.zone),
    },
    { label: c('colorOf'), width: 6, of: ({ card }) => c(`color.${card.card}`) },
    { label: c('area'), width: 8, of: ({ card }) => card.areaCode },
    { label: o('col.item'), width: 6, of: ({ card }) => card.itemId ?? '' },
    { label: c('problem'), width: 24, of: ({ card }) => card.problem },
    { label: c('cause'), width: 16, of: ({ body }) => textCell(body.cause) },
    { label: o('col.measure'), width: 16, of: ({ body }) => textCell(body.action) },
    { label: c('owner'), width: 8, of: ({ card }) => nameOf(card.ownerId) },
    {
      ...{ label: c('due'), width: 15 },
      of: ({ course, store }) => timeCell(course.dueAt, store.zone),
    },
    {
      ...{ label: o('col.state'), width: 10 },
      of: ({ card, course }) => o(`card.${cardState(card, course, now).type}`),
    },
    {
      ...{ label: o('col.doneAt'), width: 15 },
      of: ({ course, store }) => timeCell(course.done?.at, store.zone),
    },
    { label: o('col.doneBy'), width: 8, of: ({ course }) => nameOf(course.done?.by) },
    {
      ...{ label: o('col.checkedAt'), width: 15 },
      of: ({ course, store }) => timeCell(course.verified?.at, store.zone),
    },
    {
      label: o('col.checkedBy'),
      width: 8,
      of: ({ course }) => nameOf(course.verified?.by),
    },
    { label: o('col.notOk'), width: 6, of: ({ course }) => course.notOk },
    {
      ...{ label: o('col.wasLate'), width: 6 },
      of: ({ course }) => o(course.wasLate ? 'yes' : 'no'),
    },
    {
      ...{ label: o('col.said'), width: 30 },
      of: ({ course }) => course.standing.flatMap(({ note }) => note ?? []).join('\n'),
    },
  ]
  return sheetOf(context, fields, (record) => {
    const card = record.body as unknown as CorrectiveAction
    const steps = record.children as unknown as readonly CardStepRecord[]
    return [{ ...record, card, course: cardCourse(card, steps) }]
  })
}
