/** A request for every route that is right in all but, perhaps, who asks and for what. */
import { createHash } from 'node:crypto'
import { chainHash } from '#server/sync/mutation-chain.ts'
import { OFFICE_HEADER } from '#shared/office/session-protocol.ts'
import { SHEET_WORDS } from '#shared/office/sheets/all-sheets.ts'
import { formatStamp } from '#shared/record/stamp.ts'
import { visitBody } from '#tests/server/sync/bodies.ts'
import type { Cast, Headers } from './cast.ts'

export type Sample = {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Headers
}

/** Whom and what it is about: of which store, and which ids. */
export type Target = {
  readonly scope: string
  readonly storeId: string
  readonly personId: string
  /** In the address, whatever it names. */
  readonly id: string
}

/** Ids that name nothing, so that asking changes nothing; the store is the cast's own. */
export function sampleFor(route: string, cast: Cast, about: Partial<Target> = {}): Sample {
  const unknown = crypto.randomUUID()
  const target: Target = {
    ...{ scope: cast.scope, storeId: cast.tenant.device.storeId },
    ...{ personId: unknown, id: unknown, ...about },
  }
  const [method, pattern] = route.split(' ') as [string, string]
  const path = pattern.replace(':id', target.id) + (QUERIES[pattern]?.(target) ?? '')
  const body = BODIES[route]?.(target)
  if (body instanceof Uint8Array) {
    const digest = createHash('sha256').update(body).digest('base64')
    const headers = {
      'content-type': 'application/octet-stream',
      'content-digest': `sha-256=:${digest}:`,
    }
    return { method, path, body, headers }
  }
  if (method === 'GET') return { method, path }
  const headers = pattern.startsWith(office) ? { headers: OF_A_PAGE } : {}
  return { method, path, body: body ?? {}, ...headers }
}

/** What a page of ours sends along. */
const OF_A_PAGE = { [OFFICE_HEADER]: '1', 'sec-fetch-site': 'same-origin' }

const QUERIES: Readonly<Record<string, (target: Target) => string>> = {
  '/sync/v1/live': ({ scope }) => `?scopes=${scope}`,
  '/api/photos/v1/:id/chunks': () => '?offset=0',
  '/office/v1/signed': () => '?until=2026-11-23',
}

const auth = '/auth/v1'
const office = '/office/v1'
const sync = '/sync/v1'

const BODIES: Readonly<Record<string, (target: Target) => unknown>> = {
  [`POST ${auth}/setup`]: () => ({
    ...{ token: 'x'.repeat(43), tenantName: 'g', storeName: 's', zone: 'Asia/Taipei' },
    ...{ opens: '09:00', closes: '18:00', adminName: 'a', pin: '402817', deviceName: 'd' },
  }),
  [`POST ${auth}/enrol`]: () => ({ code: 'ABCD-EFGH' }),
  [`POST ${auth}/unlock`]: ({ personId }) => ({ personId, pin: '918273' }),
  [`POST ${auth}/enrolment-codes`]: () => ({ deviceKind: 'tablet', deviceName: 'new' }),
  [`POST ${auth}/people`]: () => ({ name: 'n', role: 'consultant', pin: '402916' }),
  [`PATCH ${auth}/people/:id`]: () => ({ name: 'renamed' }),
  'POST /search/v1': () => ({ text: 'CANARY', limit: 100 }),
  'POST /push/v1/subscriptions': () => ({
    endpoint: 'https://fcm.googleapis.com/fcm/send/x',
    keys: { p256dh: KEY, auth: 'A'.repeat(22) },
    language: 'en',
  }),
  [`POST ${sync}/push`]: ({ scope }) => pushBody(scope),
  [`POST ${sync}/pull`]: ({ scope }) => ({ ...envelope(scope), cursor: 0, limit: 2000 }),
  [`POST ${sync}/snapshot`]: ({ scope }) => ({
    ...envelope(scope),
    after: null,
    limit: 1000,
  }),
  [`POST ${sync}/repair`]: ({ scope }) => ({ ...envelope(scope), records: [] }),
  'POST /api/photos/v1/:id/chunks': () => new Uint8Array(16),
  [`POST ${office}/session`]: () => ({ email: 'nobody@example.com', password: 'wrong' }),
  [`POST ${office}/session/totp`]: () => ({ code: '123456' }),
  [`POST ${office}/session/recovery`]: () => ({ code: 'none' }),
  [`POST ${office}/session/fresh`]: () => ({ code: '123456' }),
  [`POST ${office}/password`]: () => ({ current: 'x', next: 'a long enough phrase' }),
  [`POST ${office}/invites/accept`]: () => ({
    ...{ token: 'x', email: 'a@example.com', password: 'a long enough phrase' },
  }),
  [`POST ${office}/invites`]: ({ personId }) => ({ personId }),
  [`POST ${office}/totp/reset`]: ({ personId }) => ({ personId }),
  [`POST ${office}/stores`]: () => STORE,
  [`PATCH ${office}/stores/:id`]: () => ({ seen: { name: 'x' }, set: { name: 'y' } }),
  [`POST ${office}/templates`]: () => ({
    ...{ kind: 'checklistTemplate', code: 'supervisor', seen: 99, body: {} },
  }),
  [`POST ${office}/templates/retire`]: () => ({
    ...{ kind: 'checklistTemplate', code: 'supervisor', version: 99 },
  }),
  [`POST ${office}/models`]: () => ({ name: 'm', series: '', onSale: true }),
  [`PATCH ${office}/models/:id`]: () => ({ seen: { name: 'x' }, set: { name: 'y' } }),
  [`POST ${office}/test-cars`]: ({ storeId }) => ({
    ...{ plate: 'T', modelId: null, storeId, insuredUntil: null, inService: true },
  }),
  [`PATCH ${office}/test-cars/:id`]: () => ({ seen: { plate: 'x' }, set: { plate: 'y' } }),
  [`POST ${office}/people`]: ({ storeId }) => ({
    ...{ name: 'n', role: 'consultant', storeIds: [storeId] },
  }),
  [`PATCH ${office}/people/:id`]: () => ({ seen: { name: 'x' }, set: { name: 'y' } }),
  [`POST ${office}/devices/codes`]: ({ storeId }) => ({
    ...{ storeId, deviceKind: 'tablet', deviceName: 'new' },
  }),
  [`PATCH ${office}/devices/:id`]: () => ({ name: 'new', seen: 'old' }),
  [`POST ${office}/devices/:id/move`]: ({ storeId }) => ({ storeId }),
  [`POST ${office}/devices/:id/lost`]: () => ({ name: 'CAST tablet' }),
  [`POST ${office}/signed/reopen`]: ({ storeId, id }) => ({
    ...{ kind: 'checklistRun', id, storeId, reason: 'r' },
  }),
  [`POST ${office}/exports`]: ({ storeId }) => ({
    ...{ sheet: 'people', format: 'csv', store: storeId, from: '2026-11-01' },
    ...{
      to: '2026-11-02',
      language: 'en',
      personal: 'none',
      name: 'n',
      words: PEOPLE_WORDS,
    },
  }),
  [`POST ${office}/personal/find`]: () => ({ text: 'CANARY' }),
  [`POST ${office}/personal/preview`]: (target) => ({ records: [recordOf(target)] }),
  [`POST ${office}/personal/export`]: (target) => ({ records: [recordOf(target)] }),
  [`POST ${office}/personal/correct`]: (target) => ({
    ...{ record: recordOf(target), field: 'note', seen: '', value: 'x' },
  }),
  [`POST ${office}/personal/erase`]: (target) => ({
    ...{ records: [recordOf(target)], confirm: 'nobody' },
  }),
  [`POST ${office}/quarantine/:id/replay`]: ({ scope }) => ({ scope }),
}

/** As a page of ours sends them. */
const PEOPLE_WORDS = Object.fromEntries(
  Object.entries(SHEET_WORDS.people).map(([area, keys]) => [
    area,
    Object.fromEntries(keys.map((key) => [key, key])),
  ]),
)

const recordOf = ({ id, storeId }: Target) => ({ kind: 'visit', id, storeId })

const STORE = { name: 'new store', zone: 'Asia/Taipei', opens: '09:00', closes: '18:00' }
/** A point of the curve, uncompressed. */
const KEY = `B${'A'.repeat(86)}`

function envelope(scope: string) {
  return {
    ...{ v: 1, scope, client: crypto.randomUUID(), epoch: null, seen: null, ackN: 0 },
    ...{ schema: 1, app: 'test' },
  }
}

/** One visit by the door, which a tablet may count by itself. */
function pushBody(scope: string) {
  const wall = Date.UTC(2026, 10, 23, 2)
  const change = {
    ...{ kind: 'visit', id: crypto.randomUUID(), isNew: true, set: visitBody(wall) },
    stamp: formatStamp({ ms: wall, counter: 0 }, 'aaaaaa'),
  }
  const at = { wall, start: wall, boot: 'b', off: 0, seq: null }
  const mutation = { by: null, sv: 1, at, changes: [change] }
  const last = chainHash('', JSON.stringify(mutation))
  return {
    ...envelope(scope),
    clock: { wall, off: 0, boots: { b: 0 } },
    ...{ first: 1, prev: '', last, mutations: [mutation], pulledTo: null, cursor: null },
  }
}
