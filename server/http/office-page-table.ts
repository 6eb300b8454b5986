/** What the pages of the office ask, for the table of the API. */
import * as z from 'zod'
import {
  auditExportReplySchema,
  auditExportRequestSchema,
  auditListSchema,
  auditVerdictSchema,
} from '#shared/office/audit-protocol.ts'
import {
  holdingsSchema,
  loseDeviceRequestSchema,
  moveDeviceRequestSchema,
  officeCodeRequestSchema,
  officeDeviceListSchema,
  renameDeviceRequestSchema,
} from '#shared/office/device-protocol.ts'
import {
  exportRequestSchema,
  newExportReplySchema,
  officeExportListSchema,
} from '#shared/office/export-protocol.ts'
import {
  editOfficePersonSchema,
  newOfficePersonSchema,
  officePeopleSchema,
} from '#shared/office/people-protocol.ts'
import {
  quarantineListSchema,
  replayReplySchema,
  replayRequestSchema,
} from '#shared/office/quarantine-protocol.ts'
import { reopenRequestSchema, signedListSchema } from '#shared/office/signed-protocol.ts'
import {
  editStoreRequestSchema,
  newStoreReplySchema,
  officeStoreListSchema,
  storeFieldsSchema,
} from '#shared/office/store-protocol.ts'
import {
  doneSchema,
  enrolmentCodeReplySchema,
  newPersonReplySchema,
} from '#shared/people/identity-protocol.ts'
import type { ApiRoute } from './api-route.ts'
import { PERSONAL_TABLE } from './office-personal-table.ts'
import { SETTINGS_TABLE } from './office-settings-table.ts'

const office = '/office/v1'
const LIST = ['store', 'after', 'limit'] as const

const routes: readonly Omit<ApiRoute, 'access'>[] = [
  ...PERSONAL_TABLE,
  ...SETTINGS_TABLE,
  {
    ...{ method: 'GET', path: `${office}/stores`, reply: [officeStoreListSchema] },
    summary: 'The stores in sight, by name',
    optionalQuery: ['q'],
  },
  {
    ...{ method: 'POST', path: `${office}/stores`, reply: [newStoreReplySchema] },
    summary: 'A new store',
    body: storeFieldsSchema,
  },
  {
    ...{ method: 'PATCH', path: `${office}/stores/:id`, reply: [doneSchema] },
    summary: 'Settings of a store; 409 with what differs from what was seen',
    body: editStoreRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/people`, reply: [officePeopleSchema] },
    summary: 'The people in sight, those who are active first',
    optionalQuery: [...LIST, 'q', 'role', 'id'],
  },
  {
    ...{ method: 'POST', path: `${office}/people`, reply: [newPersonReplySchema] },
    summary: 'A new person',
    body: newOfficePersonSchema,
  },
  {
    ...{ method: 'PATCH', path: `${office}/people/:id`, reply: [doneSchema] },
    summary: 'What a person is and may; 409 with what differs from what was seen',
    body: editOfficePersonSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/devices`, reply: [officeDeviceListSchema] },
    summary: 'The devices in sight with the health of their sync, attention first',
    optionalQuery: [...LIST, 'q', 'id'],
  },
  {
    ...{
      method: 'POST',
      path: `${office}/devices/codes`,
      reply: [enrolmentCodeReplySchema],
    },
    summary: 'A one-time code for a new tablet or display of a store',
    body: officeCodeRequestSchema,
  },
  {
    ...{ method: 'PATCH', path: `${office}/devices/:id`, reply: [doneSchema] },
    summary: 'Another name; 409 with the one it has when that is not the one seen',
    body: renameDeviceRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/devices/:id/holdings`, reply: [holdingsSchema] },
    summary: 'What was on it, by class and count, and whom that affects',
  },
  {
    ...{ method: 'POST', path: `${office}/devices/:id/retire`, reply: [doneSchema] },
    summary: 'It sends what it holds, then wipes itself; wants fresh proof',
    body: z.strictObject({}),
  },
  {
    ...{
      method: 'POST',
      path: `${office}/devices/:id/move`,
      reply: [enrolmentCodeReplySchema],
    },
    summary: 'Retires it here; the code enrols it there; wants fresh proof',
    body: moveDeviceRequestSchema,
  },
  {
    ...{
      method: 'POST',
      path: `${office}/devices/:id/unlock`,
      reply: [enrolmentCodeReplySchema],
    },
    summary: 'The code lets a locked device in again, as it was; wants fresh proof',
    body: z.strictObject({}),
  },
  {
    ...{ method: 'POST', path: `${office}/devices/:id/renew`, reply: [doneSchema] },
    summary: 'It takes a new credential at its next contact',
    body: z.strictObject({}),
  },
  {
    ...{ method: 'POST', path: `${office}/devices/:id/lost`, reply: [doneSchema] },
    summary: 'Shut out, and wiped at its next contact; wants fresh proof',
    body: loseDeviceRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/quarantine`, reply: [quarantineListSchema] },
    summary: 'What tablets sent and the server could not take',
    optionalQuery: [...LIST, 'state'],
  },
  {
    ...{
      method: 'POST',
      path: `${office}/quarantine/:id/replay`,
      reply: [replayReplySchema],
    },
    summary: 'Lets it in, under its author and its time',
    body: replayRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/audit`, reply: [auditListSchema] },
    summary: 'Who did what to what, newest first',
    optionalQuery: [
      ...['store', 'limit', 'before', 'from', 'to'],
      ...['person', 'device', 'object', 'act'],
    ],
  },
  {
    ...{
      method: 'POST',
      path: `${office}/audit/export`,
      reply: [auditExportReplySchema],
    },
    summary: 'At most 5,000 of it with the head of the chain; wants fresh proof',
    body: auditExportRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/audit/verified`, reply: [auditVerdictSchema] },
    summary: 'The chain of the audit, computed anew',
  },
  {
    ...{ method: 'GET', path: `${office}/exports`, reply: [officeExportListSchema] },
    summary: 'Files asked for, newest first; each is kept for a day',
  },
  {
    ...{ method: 'POST', path: `${office}/exports`, reply: [newExportReplySchema] },
    summary: 'A file of a sheet, made in turn; six an hour; wants fresh proof',
    body: exportRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/exports/:id/file` },
    replyType: 'application/octet-stream',
    summary: 'The file, for whoever asked for it',
  },
  {
    ...{ method: 'GET', path: `${office}/signed`, reply: [signedListSchema] },
    summary: 'Lists and rounds that were signed, with all their signatures',
    query: ['until'],
    optionalQuery: ['store'],
  },
  {
    ...{ method: 'POST', path: `${office}/signed/reopen`, reply: [doneSchema] },
    summary: 'Opens one again with a reason; wants fresh proof',
    body: reopenRequestSchema,
  },
]

export const OFFICE_PAGE_TABLE: readonly ApiRoute[] = routes.map((route) => ({
  ...route,
  access: 'office',
}))
