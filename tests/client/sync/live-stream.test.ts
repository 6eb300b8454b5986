import { describe, expect, test } from 'vitest'
import { LiveStream } from '#client/sync/live-stream.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import { ManualTimers, settle } from './manual-timers.ts'
import { SCOPE } from './setup.ts'

const SECOND = 1000
const EVENT: LiveEvent = {
  scope: SCOPE,
  epoch: '22222222-2222-4222-8222-222222222222',
  seq: 7,
}

/** A live stream whose server end is in the test's hand. */
function open() {
  const timers = new ManualTimers()
  const events: LiveEvent[] = []
  const health: boolean[] = []
  const ends: { send(text: string): void; end(): void; isAborted(): boolean }[] = []
  let isReachable = true
  let asked = 0
  const live = new LiveStream({
    timers,
    random: () => 1,
    onEvent: (event) => events.push(event),
    onHealth: (isHealthy) => health.push(isHealthy),
    connect: async (signal) => {
      asked += 1
      if (!isReachable) throw new TypeError('no route')
      let out: ReadableStreamDefaultController<Uint8Array>
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          out = controller
        },
      })
      ends.push({
        send: (text) => out.enqueue(new TextEncoder().encode(text)),
        end: () => out.close(),
        isAborted: () => signal.aborted,
      })
      return stream
    },
  })
  return {
    live,
    timers,
    events,
    health,
    ends,
    asked: () => asked,
    setReachable: (reachable: boolean) => {
      isReachable = reachable
    },
  }
}

describe('the live stream', () => {
  test('[K4] tells of events, however they are cut up on the way', async () => {
    const { ends, events, health } = open()
    await settle()
    const text = `: hello\n\ndata: ${JSON.stringify(EVENT)}\r\n\r\n`
    for (const part of [text.slice(0, 30), text.slice(30, 31), text.slice(31)]) {
      ends[0]?.send(part)
    }
    await settle()
    expect(events).toEqual([EVENT])
    expect(health).toEqual([true])
  })

  test('[K4] what it does not understand it leaves alone', async () => {
    const { ends, events } = open()
    await settle()
    ends[0]?.send('data: {"scope":"everything"}\n\ndata: <html>\n\nevent: x\n\n')
    ends[0]?.send(`data:${JSON.stringify(EVENT)}\n\n`)
    await settle()
    expect(events).toEqual([EVENT])
  })

  test('[K4][F7] silent for 45 s it is dead and opened anew, without anyone asking', async () => {
    const { ends, health, timers } = open()
    await timers.wind(44 * SECOND)
    expect(ends).toHaveLength(1)
    await timers.wind(SECOND)
    expect(ends[0]?.isAborted()).toBe(true)
    await timers.wind(SECOND)
    expect(ends).toHaveLength(2)
    expect(health).toEqual([true, false, true])
  })

  test('[K4] a heartbeat is enough to live', async () => {
    const { ends, timers } = open()
    for (let i = 0; i < 10; i++) {
      await timers.wind(20 * SECOND)
      ends[0]?.send(': beat\n\n')
    }
    expect(ends).toHaveLength(1)
  })

  test('an open that hangs is given up, too', async () => {
    const timers = new ManualTimers()
    let opened = 0
    new LiveStream({
      timers,
      random: () => 1,
      onEvent: () => {},
      onHealth: () => {},
      connect: (signal) => {
        opened += 1
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('given up')))
        })
      },
    })
    await timers.wind(47 * SECOND)
    expect(opened).toBe(2)
  })

  test('unreachable, it is tried again ever more slowly, or at once on a hint', async () => {
    const { live, ends, timers, setReachable } = open()
    await settle()
    setReachable(false)
    ends[0]?.end()
    await timers.wind(20 * SECOND)
    setReachable(true)
    expect(ends).toHaveLength(1)
    live.hurry()
    await settle()
    expect(ends).toHaveLength(2)
    expect(live.isHealthy).toBe(true)
  })

  test('[AV-4] a server that comes back after 100 s is heard of within five seconds', async () => {
    const { ends, timers, setReachable } = open()
    await settle()
    setReachable(false)
    ends[0]?.end()
    await timers.wind(100 * SECOND)
    setReachable(true)
    await timers.wind(5 * SECOND)
    expect(ends).toHaveLength(2)
  })

  test('[K3][AV-8] one that stays away for hours is asked ever more seldom', async () => {
    const { live, ends, timers, setReachable, asked } = open()
    await settle()
    setReachable(false)
    ends[0]?.end()
    await timers.wind(3600 * SECOND)
    const inFirstHour = asked()
    await timers.wind(3600 * SECOND)
    expect(asked() - inFirstHour).toBeLessThanOrEqual(13)
    setReachable(true)
    live.hurry()
    await settle()
    expect(live.isHealthy).toBe(true)
  })

  test('closed, it stays closed', async () => {
    const { live, ends, timers, health } = open()
    await settle()
    live.close()
    await timers.wind(600 * SECOND)
    live.hurry()
    await settle()
    expect(ends).toHaveLength(1)
    expect(health).toEqual([true, false])
  })
})
