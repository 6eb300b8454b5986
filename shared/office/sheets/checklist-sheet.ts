/** Runs of the daily lists, a line for every point that was answered. */
import {
  type ChecklistRun,
  type ChecklistSignature,
  checklistSignature,
} from '../../checklist/checklist-run.ts'
import {
  CHECKLIST_MOMENTS,
  type ChecklistTemplate,
} from '../../checklist/checklist-template.ts'
import { answersOf } from '../../checklist/run-view.ts'
import { ANY_TIME } from '../../checklist/slots.ts'
import { bare } from './complaint-sheet.ts'
import { lastOf } from './round-sheet.ts'
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

export const CHECKLIST_SHEET_WORDS = {
  checklist: [
    ...codes('slot', [...CHECKLIST_MOMENTS, 'anytime'] as const),
    ...(['done', 'skip', 'fromData'] as const),
    ...codes('mark', checklistSignature.body.shape.type.options),
  ],
  'office-exports': [
    ...(['col.store', 'col.day', 'col.list', 'col.signature', 'col.signedBy'] as const),
    ...(['col.signedAt', 'col.item', 'col.text', 'col.answer', 'col.reason'] as const),
    ...(['col.note', 'col.who', 'col.at'] as const),
  ],
} as const

type Signed = ChecklistSignature & { readonly by: string | null }

type Row = ExportRecord & {
  readonly run: ChecklistRun
  readonly signed: Signed | undefined
  readonly itemId: string
  readonly text: string
  readonly answer: ReturnType<ReturnType<typeof answersOf>['get']>
}

export function checklistSheet(context: SheetContext): Sheet {
  const { say, nameOf, language, templates } = context
  const c = (word: string) => say('checklist', word)
  const o = (word: string) => say('office-exports', word)
  const fields: SheetField<Row>[] = [
    storeField(context),
    { label: o('col.day'), width: 10, of: ({ day }) => dayCell(day) },
    { label: o('col.list'), width: 12, of: ({ run }) => listName(c, run.slot) },
    {
      ...{ label: o('col.signature'), width: 12 },
      of: ({ signed }) => (signed ? bare(c(`mark.${signed.type}`)) : ''),
    },
    { label: o('col.signedBy'), width: 8, of: ({ signed }) => nameOf(signed?.by) },
    {
      ...{ label: o('col.signedAt'), width: 15 },
      of: ({ signed, store }) => timeCell(signed?.at, store.zone),
    },
    { label: o('col.item'), width: 8, of: ({ itemId }) => itemId },
    { label: o('col.text'), width: 36, of: ({ text }) => text },
    {
      ...{ label: o('col.answer'), width: 10 },
      of: ({ answer }) => {
        if (!answer) return ''
        if (answer.isProved) return c('fromData')
        return c(answer.type === 'done' ? 'done' : 'skip')
      },
    },
    { label: o('col.reason'), width: 16, of: ({ answer }) => answer?.reason ?? '' },
    { label: o('col.note'), width: 16, of: ({ answer }) => answer?.note ?? '' },
    {
      ...{ label: o('col.who'), width: 8 },
      of: ({ answer }) => answer?.doneBy ?? nameOf(answer?.byId),
    },
    {
      ...{ label: o('col.at'), width: 15 },
      of: ({ answer, store }) => timeCell(answer?.at, store.zone),
    },
  ]
  return sheetOf(context, fields, (record) => {
    const run = record.body as unknown as ChecklistRun
    const template = templates.get(run.templateId) as ChecklistTemplate | undefined
    const signed = lastOf(record.children as unknown as readonly Signed[])
    const lines = [...answersOf(run)].map(([itemId, answer]) => {
      const item = template?.items.find(({ id }) => id === itemId)
      return { ...record, run, signed, itemId, answer, text: item?.text[language] ?? '' }
    })
    const empty = { ...record, run, signed, itemId: '', text: '', answer: undefined }
    return lines.length > 0 ? lines.sort((a, b) => (a.itemId < b.itemId ? -1 : 1)) : [empty]
  })
}

function listName(say: (word: string) => string, slot: string): string {
  if (slot === ANY_TIME) return say('slot.anytime')
  const [moment = '', digits = ''] = slot.split('-')
  const time = digits.length === 4 ? `${digits.slice(0, 2)}:${digits.slice(2)}` : ''
  return [bare(say(`slot.${moment}`)), time].filter(Boolean).join(' ')
}
