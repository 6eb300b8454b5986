import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
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
  const countTold = async () => {
    const { rows } = await admin.query<{ n: string }>(
      `SELECT count(*) AS n FROM records WHERE body ->> 'step' = 'told'`,
    )
    return Number(rows[0]?.n)
  }

  const killed = startServer(worlds.url, world.deps.now())
  const other = startServer(worlds.url, world.deps.now())
  let atKill = 0
  while (atKill < 400) atKill = await countTold()
  killed.kill('SIGKILL')
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL'])
  const restarted = startServer(worlds.url, world.deps.now())
  const codes = await Promise.all([once(other, 'exit'), once(restarted, 'exit')])
  expect(codes).toEqual([
    [0, null],
    [0, null],
  ])

  expect(atKill, 'killed after the end').toBeLessThan(open.length * LEVELS.length)
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
