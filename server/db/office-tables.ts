/** Tables of the office sign-in, as Drizzle sees them; see `tables.ts`. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ExportRequest, OfficeExport } from '#shared/office/export-protocol.ts'
import { ms } from './columns.ts'

/** Whose tenant an address belongs to, before anyone is signed in. No tenant's data. */
export const officeRoutes = pgTable('office_routes', {
  /** Keyed hash of the address, hex. */
  emailHash: text('email_hash').primaryKey(),
  tenantId: uuid('tenant_id').notNull(),
})

export const officeAccounts = pgTable(
  'office_accounts',
  {
    tenantId: uuid('tenant_id').notNull(),
    personId: text('person_id').notNull(),
    email: text().notNull(),
    emailHash: text('email_hash').notNull(),
    /** argon2id, PHC text. */
    passwordHash: text('password_hash').notNull(),
    passwordAt: ms('password_at').notNull(),
    /** The authenticator's secret, sealed; null before one was offered. */
    totpSealed: text('totp_sealed'),
    /** When its first code proved that a phone has it; null: nobody gets in yet. */
    totpAt: ms('totp_at'),
    /** Thirty-second step of the code used last: that one and those before are spent. */
    totpStep: bigint('totp_step', { mode: 'number' }).notNull(),
    /** Until then the password alone may set up the authenticator: from an invite. */
    enrolUntil: ms('enrol_until').notNull(),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId] }),
    uniqueIndex('office_accounts_email').on(t.tenantId, t.emailHash),
  ],
)

export const officeRecoveryCodes = pgTable(
  'office_recovery_codes',
  {
    tenantId: uuid('tenant_id').notNull(),
    personId: text('person_id').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: ms('used_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.personId, t.codeHash] })],
)

export const officeInvites = pgTable(
  'office_invites',
  {
    tenantId: uuid('tenant_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    personId: text('person_id').notNull(),
    expiresAt: ms('expires_at').notNull(),
    usedAt: ms('used_at'),
    /** Null: the operator on the server's machine. */
    createdBy: text('created_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.tokenHash] })],
)

export const officeSessions = pgTable(
  'office_sessions',
  {
    tenantId: uuid('tenant_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** sha-256 of the cookie's secret, hex. */
    tokenHash: text('token_hash').notNull(),
    personId: text('person_id').notNull(),
    /** Only `in` may do anything; the others wait for the code of an authenticator. */
    stage: text().$type<'totp' | 'enrol_totp' | 'in'>().notNull(),
    /** Which browser, in its own words. */
    agent: text().notNull(),
    createdAt: ms('created_at').notNull(),
    lastSeenAt: ms('last_seen_at').notNull(),
    freshUntil: ms('fresh_until').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sessionId] }),
    uniqueIndex('office_sessions_token').on(t.tenantId, t.tokenHash),
    index('office_sessions_person').on(t.tenantId, t.personId),
  ],
)

/** Files the office asked for; they are gone after a day, who took what stays. */
export const officeExports = pgTable(
  'office_exports',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    at: ms('at').notNull(),
    personId: text('person_id').notNull(),
    /** Without the words, once it is made. */
    request: jsonb().$type<ExportRequest>().notNull(),
    /** Stores it holds; null = all there are. */
    storeIds: uuid('store_ids').array(),
    state: text().$type<OfficeExport['state']>().notNull(),
    rows: bigint({ mode: 'number' }),
    bytes: bigint({ mode: 'number' }),
    startedAt: ms('started_at'),
    expiresAt: ms('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('office_exports_at').on(t.tenantId, t.at),
    index('office_exports_left')
      .on(t.tenantId, t.expiresAt)
      .where(sql`${t.state} <> 'gone'`),
  ],
)
