/** The database as its administrator has it, whom no right and no policy holds back. */
import pg from 'pg'
import type { Database } from '#server/db/connect.ts'

export async function asSuperuser<T>(
  { pool }: Database,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const { connectionString } = (pool as unknown as { options: pg.ClientConfig }).options
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
