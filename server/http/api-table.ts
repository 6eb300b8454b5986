/**
 * Every route of the API: what it takes, what it answers and who may ask. The OpenAPI
 * document is made from this list, and tests hold it against the routes that exist.
 */
import * as z from 'zod'
import {
  deviceListSchema,
  deviceReplySchema,
  doneSchema,
  editPersonRequestSchema,
  enrolmentCodeReplySchema,
  enrolmentCodeRequestSchema,
  enrolReplySchema,
  enrolRequestSchema,
  newPersonReplySchema,
  newPersonRequestSchema,
  renewRequestSchema,
  setupReplySchema,
  setupRequestSchema,
  setupStateSchema,
  unlockReplySchema,
  unlockRequestSchema,
} from '#shared/people/identity-protocol.ts'
import { PHOTO_SIZES, PHOTOS_PATH, photoStateSchema } from '#shared/photo/photo-protocol.ts'
import {
  pushKeySchema,
  pushStateSchema,
  subscribeRequestSchema,
} from '#shared/push/push-protocol.ts'
import {
  SEARCH_PATH,
  searchReplySchema,
  searchRequestSchema,
} from '#shared/search/search-protocol.ts'
import { deviceReportRequestSchema } from '#shared/sync/device-report.ts'
import {
  liveEventSchema,
  pullReplySchema,
  pullRequestSchema,
  pushReplySchema,
  pushRequestSchema,
  recordRowSchema,
  repairReplySchema,
  repairRequestSchema,
  snapshotEndSchema,
  snapshotHeadSchema,
  snapshotRequestSchema,
} from '#shared/sync/protocol.ts'
import type { ApiRoute } from './api-route.ts'
import { OFFICE_PAGE_TABLE } from './office-page-table.ts'
import { OFFICE_SESSION_TABLE } from './office-session-table.ts'

const sync = '/sync/v1'
const push = '/push/v1'
const auth = '/auth/v1'

export const API_TABLE: readonly ApiRoute[] = [
  { method: 'GET', path: '/healthz', access: 'open', summary: 'The process runs' },
  { method: 'GET', path: '/readyz', access: 'open', summary: 'The database answers' },
  {
    ...{ method: 'GET', path: '/metrics', access: 'local' },
    summary: 'Prometheus metrics',
    replyType: 'text/plain',
  },
  {
    ...{ method: 'GET', path: '/api/openapi.json', access: 'device' },
    summary: 'This document',
  },
  {
    ...{ method: 'GET', path: `${auth}/setup`, access: 'open' },
    summary: 'Whether the installation waits for its first tenant',
    reply: [setupStateSchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/setup`, access: 'open' },
    summary: 'Tenant, store, first administrator and this device, with the one-time token',
    body: setupRequestSchema,
    reply: [setupReplySchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/enrol`, access: 'open' },
    summary: 'A credential for a one-time code',
    body: enrolRequestSchema,
    reply: [enrolReplySchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/enrolment-codes`, access: 'person' },
    summary: 'A one-time code for a new tablet or display',
    body: enrolmentCodeRequestSchema,
    reply: [enrolmentCodeReplySchema],
  },
  {
    ...{ method: 'GET', path: `${auth}/device`, access: 'device' },
    summary: 'Who this device is',
    reply: [deviceReplySchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/device/wiped`, access: 'device' },
    summary: 'A retired device has sent everything and wiped itself',
    body: z.strictObject({}),
    reply: [doneSchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/device/credential`, access: 'device' },
    summary: 'Hash of the secret the device uses next; the old one holds until it does',
    body: renewRequestSchema,
    reply: [doneSchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/unlock`, access: 'device' },
    summary: "A person's token for the PIN",
    body: unlockRequestSchema,
    reply: [unlockReplySchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/people`, access: 'person' },
    summary: 'A new person with a PIN',
    body: newPersonRequestSchema,
    reply: [newPersonReplySchema],
  },
  {
    ...{ method: 'PATCH', path: `${auth}/people/:id`, access: 'person' },
    summary: 'Name, role, PIN or whether a person is active',
    body: editPersonRequestSchema,
    reply: [doneSchema],
  },
  {
    ...{ method: 'GET', path: `${auth}/devices`, access: 'person' },
    summary: 'The devices of the tenant',
    reply: [deviceListSchema],
  },
  {
    ...{ method: 'POST', path: `${auth}/devices/:id/revoke`, access: 'person' },
    summary: 'End the credential of a device',
    reply: [doneSchema],
  },
  {
    ...{ method: 'POST', path: SEARCH_PATH, access: 'person' },
    summary: 'What the tablet does not hold any more',
    body: searchRequestSchema,
    reply: [searchReplySchema],
  },
  {
    ...{ method: 'GET', path: `${push}/key`, access: 'device' },
    summary: 'The key that a subscription is made with',
    reply: [pushKeySchema],
  },
  {
    ...{ method: 'GET', path: `${push}/subscriptions`, access: 'person' },
    summary: 'Whether the person is told on this device',
    reply: [pushStateSchema],
  },
  {
    ...{ method: 'POST', path: `${push}/subscriptions`, access: 'person' },
    summary: 'Tell the person on this device',
    body: subscribeRequestSchema,
    reply: [doneSchema],
  },
  {
    ...{ method: 'DELETE', path: `${push}/subscriptions`, access: 'person' },
    summary: 'Tell the person no more on this device',
    body: z.strictObject({}),
    reply: [doneSchema],
  },
  {
    ...{ method: 'POST', path: `${sync}/push`, access: 'device' },
    summary: 'Mutations of one client, and with a cursor the page after it',
    body: pushRequestSchema,
    reply: [pushReplySchema],
  },
  {
    ...{ method: 'POST', path: `${sync}/pull`, access: 'device' },
    summary: 'Latest state of what changed after a cursor',
    body: pullRequestSchema,
    reply: [pullReplySchema],
  },
  {
    ...{ method: 'POST', path: `${sync}/snapshot`, access: 'device' },
    summary: 'Everything, newest day first: a head line, rows, an end line',
    body: snapshotRequestSchema,
    reply: [snapshotHeadSchema, recordRowSchema, snapshotEndSchema],
    replyType: 'application/x-ndjson',
  },
  {
    ...{ method: 'POST', path: `${sync}/repair`, access: 'device' },
    summary: 'Records for a server whose database was restored',
    body: repairRequestSchema,
    reply: [repairReplySchema],
  },
  {
    ...{ method: 'POST', path: `${sync}/report`, access: 'device' },
    summary: 'How the device is: what waits, its clock, its storage',
    body: deviceReportRequestSchema,
    reply: [doneSchema],
  },
  {
    ...{ method: 'GET', path: `${sync}/live`, access: 'device' },
    summary: 'Where to pull, as it happens',
    query: ['scopes'],
    reply: [liveEventSchema],
    replyType: 'text/event-stream',
  },
  {
    ...{ method: 'GET', path: `${PHOTOS_PATH}/:id`, access: 'device' },
    summary: "Where a photo's bytes are, and how much of it came from this device",
    reply: [photoStateSchema],
  },
  {
    ...{ method: 'POST', path: `${PHOTOS_PATH}/:id/chunks`, access: 'device' },
    summary: 'A piece of a photo, with its Content-Digest',
    query: ['offset'],
    bodyType: 'application/octet-stream',
    reply: [photoStateSchema],
  },
  ...PHOTO_SIZES.map(
    (size): ApiRoute => ({
      ...{ method: 'GET', path: `${PHOTOS_PATH}/:id/${size}`, access: 'device' },
      summary: `The picture, ${size}`,
      replyType: 'image/jpeg',
    }),
  ),
  ...OFFICE_SESSION_TABLE,
  ...OFFICE_PAGE_TABLE,
]
