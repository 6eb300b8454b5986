import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useOutbox } from '#client/data/outbox-state.ts'
import { startReporting } from '#client/data/report-device.ts'
import { useSender } from '#client/data/sender-state.ts'
import type { DeviceReportRequest } from '#shared/sync/device-report.ts'

const QUOTA = 20_000_000_000
let isKept = true
beforeEach(() => {
  isKept = true
  vi.stubGlobal('navigator', {
    storage: {
      estimate: async () => ({ usage: 1_000_000, quota: QUOTA }),
      persisted: async () => isKept,
    },
  })
  useOutbox.setState({ isKnown: true, waiting: 0, oldestWaitingAt: null })
  useSender.setState({ lastOkAt: 1, offlineSince: null, offsetMs: 400, isRevoked: false })
})
afterEach(() => {
  vi.unstubAllGlobals()
  useOutbox.setState({ isKnown: false, waiting: 0, oldestWaitingAt: null })
  useSender.setState({ lastOkAt: null, offsetMs: null })
})

/** A minute passes whenever `look` is called. */
function reporter(answers: ('ok' | 'unreachable')[] = []) {
  const told: DeviceReportRequest[] = []
  let isRunning = false
  let tick = () => {}
  const stop = startReporting({
    app: '1.4.2',
    async send(report) {
      told.push(report)
      return { type: answers.shift() ?? 'ok' }
    },
    every(look) {
      isRunning = true
      tick = look
      return () => {
        isRunning = false
      }
    },
  })
  const look = async () => {
    tick()
    await new Promise((done) => setTimeout(done))
    return told.length
  }
  return { told, look, stop, isRunning: () => isRunning }
}

test('[DU-13] whether the data is kept, what waits and how the clock stands', async () => {
  useOutbox.setState({ waiting: 12, oldestWaitingAt: 1_000 })
  const { told, look } = reporter()
  await look()
  expect(told).toEqual([
    {
      ...{ version: '1.4.2', waiting: 12, oldestWaitingAt: 1_000, photosWaiting: 0 },
      ...{ offsetMs: 400, persisted: true, usedBytes: 1_000_000, quotaBytes: QUOTA },
    },
  ])
})

test('only what changed is told; a clock that trembles is no change', async () => {
  const { look } = reporter()
  expect(await look()).toBe(1)
  useSender.setState({ offsetMs: 900 })
  expect(await look()).toBe(1)
  isKept = false
  expect(await look()).toBe(2)
})

test('what did not get there is told again', async () => {
  const { look } = reporter(['unreachable'])
  expect([await look(), await look(), await look()]).toEqual([1, 2, 2])
})

test('offline, shut out, or before the database was read: nothing is sent', async () => {
  const { look, stop, isRunning } = reporter()
  useSender.setState({ offlineSince: 5 })
  expect(await look()).toBe(0)
  useSender.setState({ offlineSince: null, isRevoked: true })
  expect(await look()).toBe(0)
  useSender.setState({ isRevoked: false })
  useOutbox.setState({ isKnown: false })
  expect(await look()).toBe(0)
  stop()
  expect(isRunning()).toBe(false)
})
