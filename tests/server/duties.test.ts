import { afterAll, beforeAll, expect, test } from 'vitest'
import { runEvery } from '#server/run-every.ts'
import { isDutyDue } from '#server/sync/claim-duty.ts'
import { openWorlds } from './sync/scenario.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

test('of ten servers that ask at once, one has the duty, and again when its time has come', async () => {
  const { deps, sleep } = await worlds.newWorld()
  const ask = () =>
    Promise.all(Array.from({ length: 10 }, () => isDutyDue(deps, 'purge', 1000)))
  for (let day = 0; day < 3; day++) {
    expect((await ask()).filter(Boolean)).toHaveLength(1)
    sleep(999)
    expect((await ask()).filter(Boolean)).toHaveLength(0)
    sleep(1)
  }
})

test('a clock that was a year ahead for a while does not put a duty off for a year', async () => {
  const { deps, sleep } = await worlds.newWorld()
  const year = 365 * 86_400_000
  const isDue = () => isDutyDue(deps, 'of a jumping clock', 1000)
  sleep(year)
  expect(await isDue()).toBe(true)
  sleep(-year)
  expect([await isDue(), await isDue()]).toEqual([true, false])
  // Of two servers one is always a little ahead.
  sleep(-999)
  expect(await isDue()).toBe(false)
})

test('a round that fails does not end the duty, and stopping waits for the one under way', async () => {
  const faults: unknown[] = []
  let rounds = 0
  let isWorking = false
  let wasAsked = false
  const { promise: third, resolve } = withResolvers()
  const stop = runEvery({
    everyMs: 0,
    work: async (signal) => {
      if (++rounds < 3) throw new Error(`round ${rounds}`)
      isWorking = true
      resolve()
      await new Promise((done) => setImmediate(done))
      isWorking = false
      wasAsked = signal.aborted
    },
    onFault: (error) => faults.push(error),
  })
  await third
  await stop()
  expect([rounds, faults.length, isWorking, wasAsked]).toEqual([3, 2, false, true])
})

function withResolvers() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
