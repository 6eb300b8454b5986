/** What a request is judged by: the client, the device, heads and authors, in one query. */
import type { Role } from '#shared/people/person.ts'
import type { Tx } from '../db/transaction.ts'
import type { Person } from './gate.ts'
import type { ScopePlace } from './scope-row.ts'

export type ClientRow = {
  readonly deviceId: string
  readonly lastN: number
  readonly lastH: string
}

export type Facts = {
  readonly client: ClientRow | null
  /** Enrolment of the device, ms; 0 when it is not known. */
  readonly deviceAt: number
  readonly heads: ReadonlyMap<number, { readonly rnd: string; readonly at: number }>
  readonly people: ReadonlyMap<string, Person>
}

export type FactsRequest = {
  readonly client: string
  readonly deviceId: string
  readonly seqs: readonly number[]
  readonly authors: readonly string[]
}

const READ_FACTS = `SELECT c.device_id AS "deviceId", c.last_n AS "lastN", c.last_h AS "lastH",
    (SELECT created_at FROM devices d WHERE d.tenant_id = $1 AND d.device_id = $4)
      AS "deviceAt",
    (SELECT json_agg(json_build_array(h.seq, encode(h.rnd, 'hex'), h.at)) FROM heads h
      WHERE h.tenant_id = $1 AND h.scope_id = $2 AND h.seq = ANY ($5::bigint[])) AS heads,
    (SELECT json_agg(json_build_array(p.id, p.body -> 'role', p.body -> 'name',
        p.body -> 'active' = 'true' AND p.deleted_at IS NULL)) FROM records p
      WHERE p.tenant_id = $1 AND p.scope_id = 'org' AND p.kind = 'person'
        AND p.id = ANY ($6::text[])) AS people
  FROM (VALUES (1)) AS one LEFT JOIN clients c
    ON c.tenant_id = $1 AND c.scope_id = $2 AND c.client_id = $3`

type FactsRow = {
  deviceId: string | null
  lastN: number
  lastH: string
  deviceAt: number | null
  heads: [number, string, number][] | null
  people: [string, Role, string, boolean][] | null
}

export async function readFacts(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  { client, deviceId, seqs, authors }: FactsRequest,
): Promise<Facts> {
  const { rows } = await tx.query<FactsRow>({
    name: 'read-facts',
    text: READ_FACTS,
    values: [tenantId, scope, client, deviceId, seqs, authors],
  })
  const row = rows[0] as FactsRow
  const { lastN, lastH } = row
  return {
    client: row.deviceId === null ? null : { deviceId: row.deviceId, lastN, lastH },
    deviceAt: row.deviceAt ?? 0,
    heads: new Map((row.heads ?? []).map(([seq, rnd, at]) => [seq, { rnd, at }])),
    people: new Map(
      (row.people ?? []).map(([id, role, name, isActive]) => [
        id,
        { role, name, isActive },
      ]),
    ),
  }
}
