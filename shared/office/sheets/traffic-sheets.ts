/** Visits and contacts: the columns of the paper forms, with the store before them. */
import type { Contact } from '../../contact/contact.ts'
import { contactColumns } from '../../contact/contact-columns.ts'
import { standingUndos } from '../../visit/count-visits.ts'
import { LEVELS } from '../../visit/levels.ts'
import { type Named, SOURCES } from '../../visit/sources.ts'
import type { Visit, VisitUndo } from '../../visit/visit.ts'
import { type VisitRow, visitColumns } from '../../visit/visit-columns.ts'
import { type ExportRecord, type Sheet, type SheetContext, sheetOf } from './sheet.ts'

type Undo = VisitUndo & { readonly id: string }

/** Rows come by store, day and time of arrival: so they are numbered as on the sheet. */
export function visitSheet(context: SheetContext): Sheet {
  let [counted, number] = ['', 0]
  const columnsIn = byZone(({ zone, closesAt }) =>
    Object.values(
      visitColumns(
        {
          ...{ t: (word) => context.say('traffic', word), names: namesIn(context) },
          ...{ nameOf: context.nameOf, zone, now: context.now, closesAt },
        },
        context.personal === 'whole',
      ),
    ),
  )
  type Row = VisitRow & Pick<ExportRecord, 'store'>
  const sample = columnsIn(NOWHERE)
  return sheetOf<Row>(
    context,
    [
      storeField(context),
      ...sample.map((column, i) => ({
        ...{ label: column.label, width: column.width },
        of: (row: Row) => columnsIn(row.store)[i]?.of(row) ?? null,
        ...(column.holds ? { holds: `visit.${column.holds}` } : {}),
      })),
    ],
    ({ id, body, day, children, store }) => {
      const place = `${store.name} ${day}`
      number = place === counted ? number + 1 : 1
      counted = place
      const undos = children as unknown as readonly Undo[]
      return [
        {
          ...{ visit: body as unknown as Visit, number, store },
          undos: standingUndos(undos).get(id) ?? [],
        },
      ]
    },
  )
}

export function contactSheet(context: SheetContext): Sheet {
  let [counted, number] = ['', 0]
  const columnsIn = byZone(({ zone }) =>
    contactColumns(
      {
        t: (word) => context.say('contact', word),
        common: (word) => context.say('traffic', word),
        ...{ names: namesIn(context), nameOf: context.nameOf, zone },
      },
      context.personal === 'whole',
    ),
  )
  type Row = Pick<ExportRecord, 'store'> & { row: Contact; number: number }
  return sheetOf<Row>(
    context,
    [
      storeField(context),
      ...columnsIn(NOWHERE).map((column, i) => ({
        ...{ label: column.label, width: column.width },
        of: ({ row, number: n, store }: Row) => columnsIn(store)[i]?.of(row, n - 1) ?? null,
        ...(column.holds ? { holds: `contact.${column.holds}` } : {}),
      })),
    ],
    ({ body, day, store }) => {
      const place = `${store.name} ${day}`
      number = place === counted ? number + 1 : 1
      counted = place
      return [{ row: body as unknown as Contact, number, store }]
    },
  )
}

export function storeField({ say }: Pick<SheetContext, 'say'>) {
  return {
    ...{ label: say('office-exports', 'col.store'), width: 10 },
    of: ({ store }: Pick<ExportRecord, 'store'>) => store.name,
  }
}

/** For the columns' names, which are the same in every zone. */
const NOWHERE: ExportRecord['store'] = { name: '', zone: 'UTC', closesAt: () => 0 }

/** Columns of a store are made once, not for every row. */
function byZone<T>(make: (store: ExportRecord['store']) => readonly T[]) {
  const made = new Map<ExportRecord['store'], readonly T[]>()
  return (store: ExportRecord['store']): readonly T[] => {
    const held = made.get(store) ?? make(store)
    made.set(store, held)
    return held
  }
}

function namesIn({ language }: Pick<SheetContext, 'language'>) {
  const nameIn = (all: readonly Named[], code: string) =>
    all.find((one) => one.code === code)?.name[language]
  return {
    source: (code: string | null | undefined) =>
      code ? (nameIn(SOURCES, code) ?? code) : '',
    level: (code: string | null | undefined) => {
      const name = code && nameIn(LEVELS, code)
      return name ? `${code} ${name}` : (code ?? '')
    },
  }
}
