import { expect, test } from 'vitest'
import { ScopeQueue } from '#server/sync/scope-queue.ts'

/** Work that ends when it is told to. */
function steps() {
  const ends: (() => void)[] = []
  let [running, most] = [0, 0]
  const work = async () => {
    running++
    most = Math.max(most, running)
    await new Promise<void>((resolve) => ends.push(resolve))
    running--
  }
  return { ends, work, most: () => most, running: () => running }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('at most two of one scope run at once, in the order they came, all of them', async () => {
  const queue = new ScopeQueue()
  const { ends, work, most, running } = steps()
  const done: number[] = []
  const all = Array.from({ length: 6 }, (_, i) =>
    queue.run('a', work).then(() => done.push(i)),
  )
  for (let i = 0; i < 6; i++) {
    await settled()
    expect(running()).toBe(Math.min(2, 6 - i))
    ends[i]?.()
  }
  await Promise.all(all)
  expect([most(), done]).toEqual([2, [0, 1, 2, 3, 4, 5]])
})

test('another scope does not wait, and a failure hands its place on', async () => {
  const queue = new ScopeQueue()
  const { ends, work } = steps()
  const stuck = [queue.run('a', work), queue.run('a', work)]
  expect(await queue.run('b', async () => 'b')).toBe('b')
  const failing = queue.run('a', async () => {
    throw new Error('no')
  })
  const last = queue.run('a', async () => 'last')
  ends[0]?.()
  await expect(failing).rejects.toThrow('no')
  expect(await last).toBe('last')
  ends[1]?.()
  await Promise.all(stuck)
})
