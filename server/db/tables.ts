/**
 * The tables, as Drizzle sees them. The SQL that makes them lies in `migrations/`; a test
 * compares the two.
 *
 * Every tenant table leads its keys with `tenant_id` and is under forced row-level security.
 * Times (`…At`) are milliseconds since 1970 from the server's clock, never the database's.
 */
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Json } from '#shared/record/json.ts'
import type { Fields, Stamps } from '#shared/record/record.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { bytea, count, ms } from './columns.ts'

/** The one row of this installation: its one-time setup link. No tenant's data. */
export const installation = pgTable('installation', {
  id: integer().primaryKey(),
  setupHash: text('setup_hash'),
  setupExpiresAt: ms('setup_expires_at'),
  setupUsedAt: ms('setup_used_at'),
})

/** Which tenant a one-time code belongs to, before anyone is signed in. */
export const codeRoutes = pgTable('code_routes', {
  codeHash: text('code_hash').primaryKey(),
  tenantId: uuid('tenant_id').notNull(),
  expiresAt: ms('expires_at').notNull(),
})

/** The tenants' ids for jobs that visit them all; a trigger on `tenants` fills it. */
export const tenantRoutes = pgTable('tenant_routes', { id: uuid().primaryKey() })

export const tenants = pgTable('tenants', {
  tenantId: uuid('tenant_id').primaryKey(),
  name: text().notNull(),
  createdAt: ms('created_at').notNull(),
})

export const devices = pgTable(
  'devices',
  {
    tenantId: uuid('tenant_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    storeId: uuid('store_id').notNull(),
    name: text().notNull(),
    kind: text().$type<'tablet' | 'display'>().notNull(),
    /** sha-256 of the secret, hex. */
    secretHash: text('secret_hash').notNull(),
    status: text().$type<'active' | 'revoked'>().notNull(),
    createdAt: ms('created_at').notNull(),
    lastSeenAt: ms('last_seen_at'),
    /** What the device last told about itself. */
    report: jsonb().$type<Json>(),
    /** What it was told to do with what it holds, and when it had done so. */
    wipe: text().$type<'retire' | 'lost'>(),
    wipeAt: ms('wipe_at'),
    wipedAt: ms('wiped_at'),
    /** Since when this secret holds; null: since it was enrolled. */
    secretSince: ms('secret_since'),
    /** Proposed and not used yet; the one before this; all that hold no more [AU-2]. */
    nextHash: text('next_hash'),
    priorHash: text('prior_hash'),
    pastHashes: text('past_hashes').array().notNull().default([]),
    /** When one of those was used: nobody is let in by any of them since. */
    lockedAt: ms('locked_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.deviceId] })],
)

export const enrolmentCodes = pgTable(
  'enrolment_codes',
  {
    tenantId: uuid('tenant_id').notNull(),
    codeHash: text('code_hash').notNull(),
    storeId: uuid('store_id').notNull(),
    deviceKind: text('device_kind').$type<'tablet' | 'display'>().notNull(),
    deviceName: text('device_name').notNull(),
    expiresAt: ms('expires_at').notNull(),
    usedAt: ms('used_at'),
    createdBy: text('created_by'),
    /** Lets this device in again instead of making another. */
    deviceId: uuid('device_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.codeHash] })],
)

export const pins = pgTable(
  'pins',
  {
    tenantId: uuid('tenant_id').notNull(),
    personId: text('person_id').notNull(),
    /** argon2id, PHC text. */
    hash: text().notNull(),
    updatedAt: ms('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.personId] })],
)

export const pinTries = pgTable(
  'pin_tries',
  {
    tenantId: uuid('tenant_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    personId: text('person_id').notNull(),
    failed: integer().notNull(),
    lockedAt: ms('locked_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.deviceId, t.personId] })],
)

/** The counter row of a scope: locked to the end of every push [L1]. */
export const scopes = pgTable(
  'scopes',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    epoch: uuid().notNull(),
    /** Every epoch this scope ever had, or was proved to have had [E2]. */
    epochs: uuid().array().notNull(),
    /** `seq` at which the present epoch began. */
    epochSeq: count('epoch_seq').notNull(),
    seq: count('seq').notNull(),
    /** Random half of the head at `seq`. */
    rnd: bytea('rnd').notNull(),
    /** A cursor below it may have missed a purged deletion [D1]. */
    floorSeq: count('floor_seq').notNull(),
    /** Heads below it are forgotten [E7]. */
    headFloorSeq: count('head_floor_seq').notNull(),
    repairUntil: ms('repair_until'),
    /** The greatest time given to a clamped stamp [T1]. */
    clampMs: ms('clamp_ms').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.scopeId] })],
)

export const heads = pgTable(
  'heads',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    seq: count('seq').notNull(),
    rnd: bytea('rnd').notNull(),
    at: ms('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.scopeId, t.seq] })],
)

export const clients = pgTable(
  'clients',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    clientId: uuid('client_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    lastN: count('last_n').notNull(),
    lastH: text('last_h').notNull(),
    schema: integer().notNull(),
    app: text().notNull(),
    createdAt: ms('created_at').notNull(),
    lastSeenAt: ms('last_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.scopeId, t.clientId] })],
)

/** Latest state: what a pull reads. */
export const records = pgTable(
  'records',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    kind: text().notNull(),
    id: text().notNull(),
    seq: count('seq').notNull(),
    sv: integer().notNull(),
    body: jsonb().$type<Fields>().notNull(),
    /** Compact stamps, as in `shared/record/record.ts`. */
    stamp: text().notNull(),
    stamps: jsonb().$type<Stamps>(),
    also: jsonb().$type<NonNullable<RecordRow['also']>>(),
    /** Author of the change that created it. */
    by: text(),
    capturedEst: ms('captured_est'),
    capturedLo: ms('captured_lo'),
    capturedHi: ms('captured_hi'),
    day: text(),
    /** Order of the bootstrap: `~` for open and dayless records, else the day [B1]. */
    shelf: text().notNull(),
    /** When the server took the deletion; null while it stands. */
    deletedAt: ms('deleted_at'),
    /** Client that holds this state exactly as it is [L4]. */
    origin: uuid(),
    /** Last time a tablet gave it back after a restore [E6]. */
    repairedAt: ms('repaired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.scopeId, t.kind, t.id] }),
    index('records_seq').on(t.tenantId, t.scopeId, t.seq).where(sql`${t.seq} > 0`),
    index('records_shelf')
      .on(t.tenantId, t.scopeId, t.shelf, t.kind, t.id)
      .where(sql`${t.shelf} > ''`),
  ],
)

/** Every accepted change for ever: INSERT and SELECT only, and a trigger that says no. */
export const changes = pgTable(
  'changes',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    clientId: uuid('client_id').notNull(),
    n: count('n').notNull(),
    i: integer().notNull(),
    /** Chain hash of mutation `n` [P1]. */
    hash: text().notNull(),
    seq: count('seq').notNull(),
    kind: text().notNull(),
    recordId: text('record_id').notNull(),
    set: jsonb().$type<Fields>().notNull(),
    base: jsonb().$type<Stamps>(),
    /** As applied. */
    stamp: text().notNull(),
    /** As sent, when the server rewrote it [T1]. */
    sentStamp: text('sent_stamp'),
    by: text(),
    deviceId: uuid('device_id').notNull(),
    sv: integer().notNull(),
    capturedEst: ms('captured_est').notNull(),
    capturedLo: ms('captured_lo').notNull(),
    capturedHi: ms('captured_hi').notNull(),
    receivedAt: ms('received_at').notNull(),
    /** `replay` out of quarantine, `server` for its own writes; null for a push. */
    via: text().$type<'replay' | 'server'>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.scopeId, t.clientId, t.n, t.i] }),
    index('changes_record')
      .on(t.tenantId, t.scopeId, t.kind, t.recordId)
      .where(sql`${t.n} > 0`),
  ],
)

/** Mutations the gate refused: kept as received, until a person decides [P6]. */
export const quarantine = pgTable(
  'quarantine',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    id: uuid().notNull(),
    clientId: uuid('client_id').notNull(),
    n: count('n').notNull(),
    hash: text().notNull(),
    deviceId: uuid('device_id').notNull(),
    by: text(),
    /** The author's name when it came, where known. */
    byName: text('by_name'),
    /** JSON text as received; may hold what `jsonb` cannot. */
    mutation: text().notNull(),
    code: text().notNull(),
    detail: text().notNull(),
    state: text().$type<'open' | 'replayed'>().notNull(),
    /** It came as a record in a repair, not as a mutation. */
    isRepair: boolean('is_repair').notNull(),
    capturedEst: ms('captured_est').notNull(),
    capturedLo: ms('captured_lo').notNull(),
    capturedHi: ms('captured_hi').notNull(),
    receivedAt: ms('received_at').notNull(),
    resolvedAt: ms('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.scopeId, t.id] }),
    index('quarantine_client').on(t.tenantId, t.scopeId, t.clientId, t.n),
  ],
)

/** Ids of purged records: they stay gone [E8]. */
export const graveyard = pgTable(
  'graveyard',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    kind: text().notNull(),
    id: text().notNull(),
    at: ms('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.scopeId, t.kind, t.id] })],
)
