/** 5S rounds, a line for every answer, with the score the round has and was signed with. */
import {
  type InspectionRound,
  type RoundSignature,
  roundSignature,
} from '../../inspection/inspection-round.ts'
import {
  type InspectionTemplate,
  ROUND_MOMENTS,
} from '../../inspection/inspection-template.ts'
import { itemsOf } from '../../inspection/round-items.ts'
import { type Answer, answersOf, type Score, scoreOf } from '../../inspection/score.ts'
import { bare } from './complaint-sheet.ts'
import {
  codes,
  dayCell,
  type ExportRecord,
  type Sheet,
  type SheetContext,
  type SheetField,
  sheetOf,
  timeCell,
} from './sheet.ts'
import { storeField } from './traffic-sheets.ts'

const REASONS = ['dirty', 'broken', 'missing', 'position'] as const

export const ROUND_SHEET_WORDS = {
  inspection: [
    ...codes('moment', ROUND_MOMENTS),
    ...codes('answer', ['pass', 'minor', 'fail', 'na'] as const),
    ...codes('reason', REASONS),
    ...codes('grade', ['green', 'yellow', 'red'] as const),
    ...codes('signature', roundSignature.body.shape.type.options),
    ...(['batch', 'critical'] as const),
  ],
  'office-exports': [
    ...(['col.store', 'col.day', 'col.round', 'col.startedAt', 'col.score'] as const),
    ...(['col.notChecked', 'col.signature', 'col.signedPct', 'col.grade'] as const),
    ...(['col.signedBy', 'col.signedAt', 'col.area', 'col.item', 'col.text'] as const),
    ...(['col.weight', 'col.answer', 'col.reason', 'col.note', 'col.who'] as const),
    'col.at',
  ],
} as const

type Row = ExportRecord & {
  readonly score: Score
  readonly signed: (RoundSignature & { readonly by: string | null }) | undefined
  readonly item: InspectionTemplate['items'][number] | null
  readonly template: InspectionTemplate | undefined
  readonly itemId: string
  readonly answer: Answer | null
}

export function roundSheet(context: SheetContext): Sheet {
  const { say, nameOf, language, templates } = context
  const i = (word: string) => say('inspection', word)
  const o = (word: string) => say('office-exports', word)
  const fields: SheetField<Row>[] = [
    storeField(context),
    { label: o('col.day'), width: 10, of: ({ day }) => dayCell(day) },
    { label: o('col.round'), width: 12, of: ({ body }) => slotName(i, body) },
    {
      ...{ label: o('col.startedAt'), width: 15 },
      of: ({ body, store }) => timeCell(body.startedAt, store.zone),
    },
    { label: o('col.score'), width: 6, of: ({ score }) => score.scorePct },
    { label: o('col.notChecked'), width: 6, of: ({ score }) => score.notChecked },
    {
      ...{ label: o('col.signature'), width: 10 },
      of: ({ signed }) => (signed ? i(`signature.${signed.type}`) : ''),
    },
    { label: o('col.signedPct'), width: 6, of: ({ signed }) => signed?.scorePct ?? null },
    {
      ...{ label: o('col.grade'), width: 6 },
      of: ({ signed }) => (signed?.grade ? i(`grade.${signed.grade}`) : ''),
    },
    { label: o('col.signedBy'), width: 8, of: ({ signed }) => nameOf(signed?.by) },
    {
      ...{ label: o('col.signedAt'), width: 15 },
      of: ({ signed, store }) => timeCell(signed?.at, store.zone),
    },
    {
      ...{ label: o('col.area'), width: 10 },
      of: ({ item, template }) =>
        template?.areas.find(({ code }) => code === item?.area)?.name[language] ??
        item?.area ??
        '',
    },
    { label: o('col.item'), width: 6, of: ({ itemId }) => itemId },
    { label: o('col.text'), width: 30, of: ({ item }) => item?.text[language] ?? '' },
    { label: i('critical'), width: 4, of: ({ item }) => (item?.isCritical ? '★' : '') },
    { label: o('col.weight'), width: 4, of: ({ item }) => item?.weight ?? null },
    {
      ...{ label: o('col.answer'), width: 8 },
      of: ({ answer }) =>
        answer
          ? [i(`answer.${answer.type}`), answer.isBatch && i('batch')]
              .filter(Boolean)
              .join('・')
          : '',
    },
    {
      ...{ label: o('col.reason'), width: 14 },
      of: ({ answer }) => {
        const reason = answer?.reason ?? ''
        return REASONS.some((one) => one === reason) ? i(`reason.${reason}`) : reason
      },
    },
    {
      label: o('col.note'),
      width: 20,
      of: ({ answer }) => answer?.note ?? answer?.noPhoto ?? '',
    },
    { label: o('col.who'), width: 8, of: ({ answer }) => nameOf(answer?.by) },
    {
      ...{ label: o('col.at'), width: 15 },
      of: ({ answer, store }) => timeCell(answer?.at, store.zone),
    },
  ]
  return sheetOf(context, fields, (record) => {
    const round = record.body as unknown as InspectionRound
    const template = templates.get(round.templateId) as InspectionTemplate | undefined
    const items = template ? itemsOf(template, round.moment) : []
    const answers = answersOf(round)
    const signed = lastOf(
      record.children as unknown as readonly NonNullable<Row['signed']>[],
    )
    const head = { ...record, score: scoreOf(items, answers), signed, template }
    const lines = [...answers].map(([itemId, answer]) => {
      const item = template?.items.find(({ id }) => id === itemId) ?? null
      return { ...head, itemId, answer, item }
    })
    const empty = { ...head, itemId: '', answer: null, item: null }
    return lines.length > 0 ? lines.sort((a, b) => (a.itemId < b.itemId ? -1 : 1)) : [empty]
  })
}

export function lastOf<S extends { readonly at: number }>(
  all: readonly S[],
): S | undefined {
  return all.toSorted((a, b) => a.at - b.at).at(-1)
}

/** `巡檢 10:00` of a patrol, else the word of its moment. */
function slotName(
  say: (word: string) => string,
  { moment, slot }: ExportRecord['body'],
): string {
  const digits = String(slot).split('-')[1] ?? ''
  const time = digits.length === 4 ? `${digits.slice(0, 2)}:${digits.slice(2)}` : ''
  return [bare(say(`moment.${moment}`)), time].filter(Boolean).join(' ')
}
