/** Says what somebody did, in the transaction that does it: both are there, or neither. */
import type { AuditAct } from '#shared/office/audit-acts.ts'
import type { Json } from '#shared/record/json.ts'
import { audit } from '../../db/job-tables.ts'
import type { Tx } from '../../db/transaction.ts'

/** Who it was, as far as it is known; nothing of it for the operator and for duties. */
export type AuditBy = {
  readonly personId?: string | null
  readonly deviceId?: string | null
  /** Of the back office. */
  readonly sessionId?: string | null
}

export type AuditEntry = {
  readonly tenantId: string
  /** The server's clock, ms. */
  readonly at: number
  readonly act: AuditAct
  readonly by: AuditBy
  /** Id of what it was done to. */
  readonly object?: string | null
  readonly storeId?: string | null
  /** Counts, ids, names of fields: no name of a person, no phone, no words that were typed. */
  readonly details?: Readonly<Record<string, Json>>
}

/**
 * Call it last: until the transaction ends, whoever else of the tenant is audited waits, and
 * should not hold what this one still wants.
 */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { by, object, storeId, details, ...rest } = entry
  await tx.orm.insert(audit).values({
    ...rest,
    personId: by.personId ?? null,
    deviceId: by.deviceId ?? null,
    sessionId: by.sessionId ?? null,
    object: object ?? null,
    storeId: storeId ?? null,
    details: details ?? {},
    // The database numbers and chains the rows itself, whatever is said here.
    ...{ seq: 0, prevHash: UNSEALED, hash: UNSEALED },
  })
}

const UNSEALED = Buffer.alloc(0)
