/** The sheet as a table: the columns of the paper form, and all of them for a file. */

import type { trafficTexts } from '#client/locales/traffic.ts'
import type { Translate } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import type { Cell, Column, Table } from '#shared/export/table.ts'
import { sheetTotals } from '#shared/visit/day-totals.ts'
import { type VisitRow, visitColumns } from '#shared/visit/visit-columns.ts'
import { LABEL_OF, TOTALS } from './totals-panel.tsx'
import type { Names } from './use-names.ts'
import type { VisitView } from './visit-view.ts'

type SheetWords = {
  readonly t: Translate<typeof trafficTexts>
  readonly names: Names
  readonly people: People
}

export type SheetInput = SheetWords & {
  /** Those to be exported, in any order; the totals are theirs. */
  readonly rows: readonly VisitView[]
  readonly zone: string
  readonly now: number
  readonly closesAt: number
}

type Field = Column & { readonly of: (row: VisitRow) => Cell }

/** A4 landscape holds so much; what a row says no more often is in the file. */
export function paperTable(input: SheetInput): Table {
  const { t } = input
  const f = columnsOf(input, false)
  return tableOf(input, [
    f.number,
    {
      label: t('col.stay'),
      width: 8,
      of: (view) => [f.arrive.text(view), f.leave.text(view)].join('–'),
    },
    f.headcount,
    { ...f.order, label: t('col.order') },
    f.source,
    f.consultant,
    f.customer,
    f.phone,
    f.recorded,
    f.models,
    f.level,
    f.drive,
    f.orders,
    f.next,
    f.dms,
    { ...f.note, of: (view) => f.voidReason.of(view) || f.note.of(view) },
  ])
}

/** `isPersonal`: with whole phone numbers; masked otherwise. */
export function fileTable(input: SheetInput, isPersonal: boolean): Table {
  return tableOf(input, Object.values(columnsOf(input, isPersonal)))
}

function tableOf(input: SheetInput, fields: readonly Field[]): Table {
  const { t, names, zone } = input
  const rows = input.rows.toSorted((a, b) => a.number - b.number)
  const standing = rows.filter(({ undos }) => undos.length === 0)
  const totals = sheetTotals(
    standing.map(({ visit }) => visit),
    zone,
  )
  const hours = totals.byHour.flatMap((count, hour): [string, number][] =>
    count > 0 ? [[t('hour', { from: hour, to: (hour + 1) % 24 }), count]] : [],
  )
  const sources = totals.bySource.map(([source, count]): [string, number] => [
    names.source(source) || t('noSource'),
    count,
  ])
  return {
    title: t('sheet'),
    columns: fields.map(({ label, width }) => ({ label, width })),
    struck: new Set(rows.flatMap(({ undos }, i) => (undos.length > 0 ? [i] : []))),
    rows: rows.map((view) => fields.map(({ of }) => of(view))),
    totals: [
      ...TOTALS.map((key): [string, number] => [t(LABEL_OF[key]), totals[key]]),
      ...hours,
      ...sources,
    ],
  }
}

function columnsOf(
  { t, names, people, zone, now, closesAt }: SheetInput,
  isPersonal: boolean,
) {
  const input = { t, names, nameOf: people.nameOf, zone, now, closesAt: () => closesAt }
  return visitColumns(input, isPersonal)
}
