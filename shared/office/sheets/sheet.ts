/** A sheet of the office: records in, lines of cells out, one at a time. */
import type { Cell, Column } from '../../export/table.ts'
import { fieldClassOf } from '../../privacy/field-classes.ts'
import { wallTime } from '../../record/business-day.ts'
import type { Language } from '../../record/language.ts'
import type { Fields } from '../../record/record.ts'
import type { PersonalChoice } from '../export-protocol.ts'

/** As it lies in the database, with the records that belong to it. */
export type ExportRecord = {
  readonly id: string
  readonly by: string | null
  readonly day: string | null
  readonly body: Fields
  readonly children: readonly (Fields & {
    readonly id: string
    readonly by: string | null
  })[]
  readonly store: ExportStore
}

export type ExportStore = {
  readonly name: string
  readonly zone: string
  /** When it closes on a business day, ms. */
  readonly closesAt: (day: string) => number
}

export type SheetContext = {
  /** A word of an area of texts; a code that has none stands for itself. */
  readonly say: (area: string, word: string) => string
  readonly language: Language
  /** '' for nobody. */
  readonly nameOf: (id: unknown) => string
  /** Bodies of the templates by id. */
  readonly templates: ReadonlyMap<string, Fields>
  readonly personal: PersonalChoice
  readonly now: number
}

export type Sheet = {
  readonly columns: readonly Column[]
  readonly lines: (record: ExportRecord) => Cell[][]
}

export type SheetField<Row> = Column & {
  readonly of: (row: Row) => Cell
  /** `kind.field` whose class decides whether the column is in the file. */
  readonly holds?: string
}

/** Columns of class C only where customers' data were asked for. */
export function sheetOf<Row>(
  { personal }: Pick<SheetContext, 'personal'>,
  fields: readonly SheetField<Row>[],
  rowsOf: (record: ExportRecord) => readonly Row[],
): Sheet {
  const shown = fields.filter(
    ({ holds }) => personal !== 'none' || holds === undefined || classOf(holds) !== 'C',
  )
  return {
    columns: shown.map(({ label, width }) => ({ label, width })),
    lines: (record) => rowsOf(record).map((row) => shown.map(({ of }) => of(row))),
  }
}

function classOf(holds: string) {
  const [kind = '', field = ''] = holds.split(/\.(.*)/s)
  return fieldClassOf(kind, field)
}

/** An instant on the wall of a store. */
export function timeCell(at: unknown, zone: string): Cell {
  if (typeof at !== 'number') return null
  const { day, hour, minute } = wallTime(at, zone)
  return { type: 'date', day, minutes: hour * 60 + minute }
}

export function dayCell(day: unknown): Cell {
  return typeof day === 'string' ? { type: 'date', day } : null
}

/** What a record says that the gate took: its shape is the kind's, or of a newer version. */
export function textCell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

export const codes = <P extends string, C extends string | number>(
  prefix: P,
  all: readonly C[],
) => all.map((code) => `${prefix}.${code}` as const)
