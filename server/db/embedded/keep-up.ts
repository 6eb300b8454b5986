/**
 * Brings the server back when it dies under us, and ends it when we are done.
 *
 * On the same port, so that the URL given out stays true and a pool only has to
 * connect again.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { bringUp, type Running } from './bring-up.ts'
import { leaveServer } from './connect.ts'
import { isCluster } from './init-cluster.ts'
import { lockOwner, readLock } from './lock-file.ts'
import type { Place } from './place.ts'
import { runCommand } from './run-command.ts'

/** On top of the minute that one attempt takes; data that is gone ends it. */
const TRY_AGAIN_MS = 5_000

export type Kept = { stop: () => Promise<void> }

export function keepUp(place: Place, first: Running, log: (line: string) => void): Kept {
  const ending = new AbortController()
  let running = first
  let reviving: Promise<void> | undefined

  const watch = () => {
    running.member.once('end', () => {
      if (!ending.signal.aborted) reviving = revive()
    })
  }

  async function revive(): Promise<void> {
    log('PostgreSQL ended by itself; starting it again')
    while (!ending.signal.aborted && isCluster(place.dir)) {
      try {
        running = await bringUp({ place, log, port: first.port, signal: ending.signal })
        return watch()
      } catch (error) {
        if (ending.signal.aborted) return
        log((error as Error).message)
        await delay(TRY_AGAIN_MS, undefined, { signal: ending.signal }).catch(() => {})
      }
    }
  }

  async function end(): Promise<void> {
    ending.abort()
    await reviving
    await stopUnlessUsed(place, running)
  }

  watch()
  let stopping: Promise<void> | undefined
  return {
    stop() {
      stopping ??= end()
      return stopping
    },
  }
}

async function stopUnlessUsed(place: Place, { member }: Running): Promise<void> {
  const { dir, binaries, account } = place
  if (!(await leaveServer(member))) return
  // pg_ctl would wait a minute for a server that died without taking its lock along.
  if (lockOwner(readLock(dir), dir) !== 'server') return
  const args = ['stop', '-D', dir, '-m', 'fast', '-w', '-t', '60']
  await runCommand(binaries.pgCtl, args, account).catch((error: unknown) => {
    // It may have died between our look and pg_ctl's.
    if (lockOwner(readLock(dir), dir) === 'server') throw error
  })
}
