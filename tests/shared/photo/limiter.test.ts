import { expect, test } from 'vitest'
import { createLimiter } from '#shared/photo/limiter.ts'

test('runs so many at a time, in order, whatever becomes of one', async () => {
  const limit = createLimiter(2)
  const log: string[] = []
  const ends = new Map<string, (failed?: Error) => void>()
  const start = (name: string) =>
    limit(() => {
      log.push(name)
      return new Promise<void>((resolve, reject) => {
        ends.set(name, (failed) => (failed ? reject(failed) : resolve()))
      })
    }).catch(() => {})
  const all = ['a', 'b', 'c', 'd'].map(start)
  await Promise.resolve()
  expect(log).toEqual(['a', 'b'])
  ends.get('b')?.(new Error('no'))
  await all[1]
  expect(log).toEqual(['a', 'b', 'c'])
  ends.get('a')?.()
  await all[0]
  expect(log).toEqual(['a', 'b', 'c', 'd'])
  ends.get('c')?.()
  ends.get('d')?.()
  await Promise.all(all)
  void start('e')
  expect(log.at(-1)).toBe('e')
})
