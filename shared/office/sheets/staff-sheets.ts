/** People and the audit: sheets that are not a store's, and hold nothing of customers. */
import { ROLES } from '../../people/person.ts'
import { AUDIT_ACTS } from '../audit-acts.ts'
import {
  codes,
  type Sheet,
  type SheetContext,
  type SheetField,
  sheetOf,
  textCell,
  timeCell,
} from './sheet.ts'
import { storeField } from './traffic-sheets.ts'

export const PEOPLE_SHEET_WORDS = {
  'office-people': ['name', 'role', 'stores', 'disabled'],
  search: [...codes('role', ROLES)],
  'office-exports': ['col.state', 'active'],
} as const

type Row = Parameters<Sheet['lines']>[0]

/** `storeNames` is put into the body by whoever reads it. */
export function peopleSheet(context: SheetContext): Sheet {
  const { say } = context
  const fields: SheetField<Row>[] = [
    {
      label: say('office-people', 'name'),
      width: 12,
      of: ({ body }) => textCell(body.name),
    },
    {
      ...{ label: say('office-people', 'role'), width: 12 },
      of: ({ body }) => say('search', `role.${body.role}`),
    },
    {
      ...{ label: say('office-people', 'stores'), width: 24 },
      of: ({ body }) => textCell(body.storeNames),
    },
    {
      ...{ label: say('office-exports', 'col.state'), width: 10 },
      of: ({ body }) =>
        body.active === true
          ? say('office-exports', 'active')
          : say('office-people', 'disabled'),
    },
  ]
  return sheetOf(context, fields, (record) => [record])
}

export const AUDIT_SHEET_WORDS = {
  'office-audit': [
    ...(['at', 'act', 'person', 'device', 'object', 'details', 'server'] as const),
    ...codes('act', AUDIT_ACTS),
  ],
  'office-exports': ['col.store', 'col.seq'],
} as const

/** The body is a row of the audit with the names of what its ids name. */
export function auditSheet(context: SheetContext): Sheet {
  const a = (word: string) => context.say('office-audit', word)
  const fields: SheetField<Row>[] = [
    {
      ...{ label: context.say('office-exports', 'col.seq'), width: 8 },
      of: ({ body }) => textCell(body.seq),
    },
    { label: a('at'), width: 16, of: ({ body, store }) => timeCell(body.at, store.zone) },
    { label: a('act'), width: 14, of: ({ body }) => a(`act.${body.act}`) },
    {
      ...{ label: a('person'), width: 12 },
      of: ({ body }) => textCell(body.personName ?? body.personId ?? a('server')),
    },
    {
      ...{ label: a('device'), width: 12 },
      of: ({ body }) => textCell(body.deviceName ?? body.deviceId ?? null),
    },
    {
      ...{ label: a('object'), width: 20 },
      of: ({ body }) => textCell(body.objectName ?? body.object ?? null),
    },
    storeField(context),
    { label: a('details'), width: 40, of: ({ body }) => JSON.stringify(body.details) },
  ]
  return sheetOf(context, fields, (record) => [record])
}
