import { expect, test } from 'vitest'
import { photoHeartbeat } from '#client/photos/photo-heartbeat.ts'
import { openStorage } from './photo-storage.ts'

test('the sender of photos leaves a sign of life that costs no flush of the disk', async () => {
  const { db, storage } = await openStorage()
  const heart = photoHeartbeat(db)
  expect(await heart.ageMs()).toBeNull()
  await heart.beat()
  const ageMs = await heart.ageMs()
  expect(ageMs).toBeGreaterThanOrEqual(0)
  expect(ageMs).toBeLessThan(60_000)
  expect(storage.transactions).toMatchObject([{ stores: ['meta'], durability: 'relaxed' }])
})
