/** Notes what somebody did, in the transaction that does it. */
import { randomUUID } from 'node:crypto'
import type { Json } from '#shared/record/json.ts'
import { acts } from './job-tables.ts'
import type { Tx } from './transaction.ts'

export type Act = {
  readonly tenantId: string
  readonly at: number
  readonly act: 'search' | 'revoke_device' | 'reset_pin' | 'enrolment_link' | 'replay'
  /** Null: the operator on the server's machine. */
  readonly personId: string | null
  readonly deviceId: string | null
  /** Counts and ids only. */
  readonly facts: Json
}

export async function noteAct(tx: Tx, act: Act): Promise<void> {
  await tx.orm.insert(acts).values({ ...act, id: randomUUID() })
}
