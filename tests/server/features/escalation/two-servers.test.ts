import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setImmediate as immediate } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { writeOwn } from '#server/sync/write-own.ts'
import { complaintBody } from '#tests/server/sync/bodies.ts'
import { openWorlds, type World } from '#tests/server/sync/scenario.ts'
import { ROOT } from '#tests/support/source-files.ts'
import { HOUR, openDesk } from './complaints.ts'

const TIMERS = 1_000
const LEVELS = [0, 1, 2, 3]

function startServer(url: string, now: number): ChildProcess {
  const file = 'tests/server/features/escalation/escalator-process.ts'
  const child = spawn(process.execPath, ['--import', 'tsx', file, url, String(now)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const STOP_AFTER_400 = `
  CREATE SEQUENCE told; GRANT USAGE ON SEQUENCE told TO floorwalk_app;
  CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('told') > 400 THEN PERFORM pg_advisory_xact_lock_shared(1); END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER stop BEFORE INSERT ON records FOR EACH ROW
    WHEN (NEW.body ->> 'step' = 'told') EXECUTE FUNCTION stop()`

/** One of them at the lock above, the other one for the scope that the first has. */
const STOPPED = `SELECT FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`

/** A thousand complaints, one in ten handled a second before they were due. */
async function fill(world: World): Promise<{ open: string[]; handled: string[] }> {
  const ids = Array.from({ length: TIMERS }, () => randomUUID()).sort()
  const context = { tenantId: world.tenantId, scope: world.scope, by: null }
  const draft = (kind: string, id: string, set: object) => ({
    ...{ kind, id, set: set as never, isNew: true as const },
  })
  const body = complaintBody(world.deps.now())
  await writeOwn(
    world.deps,
    context,
    ids.map((id) => draft('complaint', id, body)),
  )
  const handled = ids.filter((_, i) => i % 10 === 0)
  world.sleep(6 * HOUR - 1000)
  const step = { day: '2026-11-23', step: 'replied', at: world.deps.now() }
  await writeOwn(
    world.deps,
    context,
    handled.map((complaintId) =>
      draft('complaintStep', randomUUID(), { ...step, complaintId }),
    ),
  )
  world.sleep(20 * HOUR)
  return { open: ids.filter((_, i) => i % 10 !== 0), handled }
}

test('[TM-4][TM-5] 1,000 timers, two servers, one killed with -9: each level exactly once', async () => {
  const worlds = await openWorlds()
  onTestFinished(() => worlds.close())
  const world = await worlds.newWorld()
  await openDesk(world)
  const { open, handled } = await fill(world)
  const admin = new pg.Client({ connectionString: worlds.url })
  await admin.connect()
  // In the middle, and in the middle of a transaction, whoever has it: both come to a stop.
  await admin.query(STOP_AFTER_400)
  await admin.query('SELECT pg_advisory_lock(1)')

  const killed = startServer(worlds.url, world.deps.now())
  const other = startServer(worlds.url, world.deps.now())
  while ((await admin.query(STOPPED)).rowCount !== 2) await immediate()
  killed.kill('SIGKILL')
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL'])
  await admin.query('SELECT pg_advisory_unlock(1)')
  const restarted = startServer(worlds.url, world.deps.now())
  const codes = await Promise.all([once(other, 'exit'), once(restarted, 'exit')])
  expect(codes).toEqual([
    [0, null],
    [0, null],
  ])

  // The log, not only the records: a second write of the same step would be a line there.
  const { rows } = await admin.query<{ id: string; levels: number[] }>(
    `SELECT set ->> 'complaintId' AS id,
       array_agg((set ->> 'toldLevel')::int ORDER BY set ->> 'toldLevel') AS levels
     FROM changes WHERE kind = 'complaintStep' AND set ->> 'step' = 'told' GROUP BY 1 ORDER BY 1`,
  )
  const left = await admin.query('SELECT 1 FROM timers')
  await admin.end()
  expect(rows).toEqual(open.map((id) => ({ id, levels: LEVELS })))
  expect(rows.filter(({ id }) => handled.includes(id))).toEqual([])
  expect(left.rowCount).toBe(0)
})
