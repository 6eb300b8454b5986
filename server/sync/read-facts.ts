/** What requests are judged by: clients, devices, heads and authors, in one query. */
import type { Role } from '#shared/people/person.ts'
import type { Tx } from '../db/transaction.ts'
import type { Person } from './gate.ts'
import type { ScopePlace } from './scope-row.ts'

export type ClientRow = {
  readonly deviceId: string
  readonly lastN: number
  readonly lastH: string
}

/** What is known about one client. */
export type Facts = Known & {
  readonly client: ClientRow | null
  /** Enrolment of the device, ms; 0 when it is not known. */
  readonly deviceAt: number
}

type Known = {
  readonly heads: ReadonlyMap<number, { readonly rnd: string; readonly at: number }>
  readonly people: ReadonlyMap<string, Person>
}

/** What is known about several; ask with `factsOf`. */
export type AllFacts = Known & {
  readonly clients: ReadonlyMap<string, ClientRow>
  readonly devices: ReadonlyMap<string, number>
}

type Asker = { readonly client: string; readonly deviceId: string }

export type FactsRequest = {
  readonly askers: readonly Asker[]
  readonly seqs: readonly number[]
  readonly authors: readonly string[]
}

const READ_FACTS = `SELECT
    (SELECT json_agg(json_build_array(c.client_id, c.device_id, c.last_n, c.last_h))
      FROM clients c WHERE c.tenant_id = $1 AND c.scope_id = $2
        AND c.client_id = ANY ($3::uuid[])) AS clients,
    (SELECT json_agg(json_build_array(d.device_id, d.created_at)) FROM devices d
      WHERE d.tenant_id = $1 AND d.device_id = ANY ($4::uuid[])) AS devices,
    (SELECT json_agg(json_build_array(h.seq, encode(h.rnd, 'hex'), h.at)) FROM heads h
      WHERE h.tenant_id = $1 AND h.scope_id = $2 AND h.seq = ANY ($5::bigint[])) AS heads,
    (SELECT json_agg(json_build_array(p.id, p.body -> 'role', p.body -> 'name',
        p.body -> 'active' = 'true' AND p.deleted_at IS NULL)) FROM records p
      WHERE p.tenant_id = $1 AND p.scope_id = 'org' AND p.kind = 'person'
        AND p.id = ANY ($6::text[])) AS people`

type FactsRow = {
  clients: [string, string, number, string][] | null
  devices: [string, number][] | null
  heads: [number, string, number][] | null
  people: [string, Role, string, boolean][] | null
}

export async function readAllFacts(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  { askers, seqs, authors }: FactsRequest,
): Promise<AllFacts> {
  const clients = askers.map(({ client }) => client)
  const devices = askers.map(({ deviceId }) => deviceId)
  const { rows } = await tx.query<FactsRow>({
    name: 'read-facts',
    text: READ_FACTS,
    values: [tenantId, scope, clients, devices, seqs, authors],
  })
  const row = rows[0] as FactsRow
  return {
    clients: new Map(
      (row.clients ?? []).map(([id, deviceId, lastN, lastH]) => [
        id,
        { deviceId, lastN, lastH },
      ]),
    ),
    devices: new Map(row.devices),
    heads: new Map((row.heads ?? []).map(([seq, rnd, at]) => [seq, { rnd, at }])),
    people: new Map(
      (row.people ?? []).map(([id, role, name, isActive]) => [
        id,
        { role, name, isActive },
      ]),
    ),
  }
}

export function factsOf(all: AllFacts, { client, deviceId }: Asker): Facts {
  const { clients, devices, heads, people } = all
  const deviceAt = devices.get(deviceId.toLowerCase()) ?? 0
  return { client: clients.get(client) ?? null, deviceAt, heads, people }
}

export async function readFacts(
  tx: Tx,
  place: ScopePlace,
  { client, deviceId, ...request }: Asker & Omit<FactsRequest, 'askers'>,
): Promise<Facts> {
  const asker = { client, deviceId }
  return factsOf(await readAllFacts(tx, place, { ...request, askers: [asker] }), asker)
}
