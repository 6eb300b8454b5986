/** The people, with nobody else of the tenant editing any until the transaction ends. */
import type { Tx } from '../db/transaction.ts'
import { type KnownPerson, readPeople } from './read-people.ts'

export async function readPeopleLocked(tx: Tx, tenantId: string): Promise<KnownPerson[]> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `people ${tenantId}`,
  ])
  return await readPeople(tx, tenantId)
}
