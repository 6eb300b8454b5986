/** Tables of what the server does by itself, as Drizzle sees them; see `tables.ts`. */
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Json } from '#shared/record/json.ts'
import type { Language } from '#shared/record/language.ts'

const ms = (name: string) => bigint(name, { mode: 'number' })

/** When to look at a complaint again; a trigger on `records` sets 0 when they change. */
export const timers = pgTable(
  'timers',
  {
    tenantId: uuid('tenant_id').notNull(),
    scopeId: text('scope_id').notNull(),
    complaintId: text('complaint_id').notNull(),
    dueAt: ms('due_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.scopeId, t.complaintId] }),
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

/** What people did that changes no record; append-only. */
export const acts = pgTable(
  'acts',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    at: ms('at').notNull(),
    act: text().notNull(),
    /** Null: the operator on the server's machine. */
    personId: text('person_id'),
    deviceId: uuid('device_id'),
    /** Counts and ids; no names, no words that were typed. */
    facts: jsonb().$type<Json>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('acts_at').on(t.tenantId, t.at),
  ],
)
