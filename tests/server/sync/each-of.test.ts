import { expect, test } from 'vitest'
import { eachOf, faultsIn } from '#server/sync/each-of.ts'

test('one that fails stops no other, and every failure is told, however deep', async () => {
  const done: number[] = []
  const work = async (n: number) => {
    if (n % 2 === 0) throw new Error(`${n}`)
    done.push(n)
  }
  const outer = eachOf([1, 2], () => eachOf([1, 2, 3, 4], work))
  const error = await outer.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(done).toEqual([1, 3, 1, 3])
  expect(faultsIn(error).map(String)).toEqual(
    ['2', '4', '2', '4'].map((n) => `Error: ${n}`),
  )
})

test('asked to stop, it ends before the next one', async () => {
  const stopping = new AbortController()
  const done: number[] = []
  const work = async (n: number) => {
    done.push(n)
    if (n === 2) stopping.abort()
  }
  await eachOf([1, 2, 3], work, stopping.signal)
  expect(done).toEqual([1, 2])
})
