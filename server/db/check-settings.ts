/** "On server" means on disk: a database that may lose commits is refused at start. */
import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'

const OLDEST = 140_000
const NEEDED = ['fsync', 'full_page_writes', 'synchronous_commit']

/** Throws `DatabaseRefused` for a server too old or with unsafe settings. */
export async function checkSettings(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [[...NEEDED, 'server_version_num']],
  )
  const settings = new Map(rows.map((row) => [row.name, row.setting]))
  const version = Number(settings.get('server_version_num'))
  if (version < OLDEST) {
    throw new DatabaseRefused('old_server', 'PostgreSQL 14 or newer is needed.')
  }
  const off = NEEDED.filter((name) => settings.get(name) === 'off')
  if (off.length > 0) {
    throw new DatabaseRefused(
      'unsafe_settings',
      `PostgreSQL runs with ${off.join(', ')} = off: a power cut would lose work that was ` +
        'reported as saved. Set it to on and start again.',
    )
  }
}
