/** Tables of what the server does by itself, as Drizzle sees them; see `tables.ts`. */
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AuditAct } from '#shared/office/audit-acts.ts'
import type { RetentionRule } from '#shared/privacy/retention.ts'
import type { Json } from '#shared/record/json.ts'
import type { Language } from '#shared/record/language.ts'
import { bytea, ms } from './columns.ts'

/** When to look at a record again; a trigger on `records` sets 0 when it or its steps change. */
export const timers = pgTable(
  'timers',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    /** Of what is watched: `complaint`, `correctiveAction`. */
    kind: text().notNull(),
    recordId: text('record_id').notNull(),
    dueAt: ms('due_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.scopeId, t.kind, t.recordId] }),
    index('timers_due').on(t.tenantId, t.dueAt),
  ],
)

/** Where a person gets notifications on a device: what the browser's push service gave. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    tenantId: uuid('tenant_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    personId: text('person_id').notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    language: text().$type<Language>().notNull(),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deviceId, t.personId] }),
    index('push_subscriptions_person').on(t.tenantId, t.personId),
  ],
)

/** Notifications to send: written with what they tell of, deleted when sent. */
export const pushOutbox = pgTable(
  'push_outbox',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: text().notNull(),
    personIds: text('person_ids').array().notNull(),
    message: jsonb().$type<Json>().notNull(),
    /** Endpoints that have it already. */
    reached: text().array().notNull(),
    tries: integer().notNull(),
    dueAt: ms('due_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('push_outbox_due').on(t.tenantId, t.dueAt),
  ],
)

/** When a duty of the installation is due again, whoever takes it. No tenant's data. */
export const duties = pgTable('duties', {
  name: text().primaryKey(),
  dueAt: ms('due_at').notNull(),
})

/** Phones of people who were erased, as keyed hashes: what comes late is erased, too. */
export const erasedPhones = pgTable(
  'erased_phones',
  {
    tenantId: uuid('tenant_id').notNull(),
    phoneHash: text('phone_hash').notNull(),
    at: ms('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.phoneHash] })],
)

/** The last round of each limit of `shared/privacy/retention.ts`. */
export const retentionRuns = pgTable(
  'retention_runs',
  {
    tenantId: uuid('tenant_id').notNull(),
    rule: text().$type<RetentionRule>().notNull(),
    ranAt: ms('ran_at').notNull(),
    /** In that round, and in all of them. */
    erased: integer().notNull(),
    total: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.rule] })],
)
/** Who guessed how often, under a hashed key: a bucket that fills up again. No tenant's data. */
export const guessBuckets = pgTable('guess_buckets', {
  key: text().primaryKey(),
  level: doublePrecision().notNull(),
  at: ms('at').notNull(),
})

/** What the last nightly check of a tenant's audit found. */
export const auditChecks = pgTable('audit_checks', {
  tenantId: uuid('tenant_id').primaryKey(),
  at: ms('at').notNull(),
  /** The newest head that was whole: the next check must find it again. */
  headSeq: bigint('head_seq', { mode: 'number' }).notNull(),
  headHash: text('head_hash').notNull(),
  /** First number that is missing or altered; null: whole. */
  brokenSeq: bigint('broken_seq', { mode: 'number' }),
})

/** Who did what; append-only. A trigger gives number and hashes. */
export const audit = pgTable(
  'audit',
  {
    tenantId: uuid('tenant_id').notNull(),
    /** 1, 2, 3 … within the tenant, without a gap. */
    seq: bigint({ mode: 'number' }).notNull(),
    at: ms('at').notNull(),
    act: text().$type<AuditAct>().notNull(),
    /** Null: the operator on the server's machine, or a duty. */
    personId: text('person_id'),
    deviceId: uuid('device_id'),
    /** Of the back office. */
    sessionId: text('session_id'),
    /** Id of what it was done to. */
    object: text(),
    storeId: uuid('store_id'),
    /** Counts, ids, names of fields; no names, no words that were typed. */
    details: jsonb().$type<Readonly<Record<string, Json>>>().notNull(),
    /** Of the row before; empty for the first. */
    prevHash: bytea('prev_hash').notNull(),
    /** SHA-256 of `prevHash` and the row. */
    hash: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.seq] })],
)
