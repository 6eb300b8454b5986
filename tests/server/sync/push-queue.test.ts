import { expect, test } from 'vitest'
import { PushQueue } from '#server/sync/push-queue.ts'

/** Work that ends when it is told to, and what it was given. */
function steps() {
  const ends: (() => void)[] = []
  const given: (readonly number[])[] = []
  const run = async (items: readonly number[]) => {
    given.push(items)
    await new Promise<void>((resolve) => ends.push(resolve))
  }
  return { ends, given, run }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('two of one lane run at once; what waits goes together, in order, so many at most', async () => {
  const queue = new PushQueue<number>(3)
  const { ends, given, run } = steps()
  for (let i = 0; i < 7; i++) queue.add('a', i, run)
  expect(given).toEqual([[0], [1]])
  ends[0]?.()
  await settled()
  expect(given).toEqual([[0], [1], [2, 3, 4]])
  ends[2]?.()
  await settled()
  expect(given).toEqual([[0], [1], [2, 3, 4], [5, 6]])
  for (const end of ends) end()
  await settled()
  queue.add('a', 7, run)
  expect(given.at(-1)).toEqual([7])
  ends.at(-1)?.()
})

test('another lane does not wait', async () => {
  const queue = new PushQueue<number>(3)
  const { ends, given, run } = steps()
  for (let i = 0; i < 3; i++) queue.add('a', i, run)
  queue.add('b', 10, run)
  expect(given).toEqual([[0], [1], [10]])
  for (let i = 0; i < 4; i++) {
    await settled()
    ends[i]?.()
  }
  expect(given).toHaveLength(4)
})
