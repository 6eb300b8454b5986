/**
 * The role every request runs as: owns nothing, cannot pass row-level security.
 *
 * Roles belong to the whole cluster, so several databases and servers may make it at once.
 */
import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'

export const APP_ROLE = 'floorwalk_app'

/** PostgreSQL's codes for "another one was faster". */
const ALREADY_THERE = new Set(['42710', '23505'])

/** Makes the role when it is missing and lets the connecting user take it. */
export async function ensureAppRole(client: pg.Client): Promise<void> {
  try {
    const found = await readRole(client)
    if (!found) {
      await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`).catch(unlessThere)
    }
    if (!(await isMember(client))) {
      await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`).catch(unlessThere)
    }
  } catch (cause) {
    throw new DatabaseRefused(
      'app_role',
      `The database user may not make or take the role ${APP_ROLE}. As an administrator: ` +
        `CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO <the user of DATABASE_URL>;`,
      { cause },
    )
  }
  const role = await readRole(client)
  if (role?.rolsuper || role?.rolbypassrls) {
    throw new DatabaseRefused(
      'app_role',
      `The role ${APP_ROLE} may pass row-level security. As an administrator: ` +
        `ALTER ROLE ${APP_ROLE} NOSUPERUSER NOBYPASSRLS;`,
    )
  }
}

async function readRole(client: pg.Client) {
  const { rows } = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1',
    [APP_ROLE],
  )
  return rows[0]
}

async function isMember(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ member: boolean }>(
    `SELECT pg_has_role(current_user, $1, 'MEMBER') AS member`,
    [APP_ROLE],
  )
  return rows[0]?.member === true
}

function unlessThere(error: pg.DatabaseError): void {
  if (!ALREADY_THERE.has(error.code ?? '')) throw error
}
