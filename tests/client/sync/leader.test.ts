import { describe, expect, test } from 'vitest'
import { type Heartbeat, Leader } from '#client/sync/leader.ts'
import { ManualTimers, settle } from './manual-timers.ts'

const SECOND = 1000

/** Web Locks as the platform has them: one holder, a queue, and stealing. */
class Locks {
  #holder: { reject: (error: Error) => void } | null = null
  #queue: (() => void)[] = []

  request = ((
    _name: string,
    options: LockOptions,
    hold: (lock: null) => Promise<void> | undefined,
  ) => {
    return new Promise<void>((resolve, reject) => {
      const take = () => {
        const own = { reject }
        this.#holder = own
        Promise.resolve(hold(null)).then(() => {
          if (this.#holder !== own) return
          this.#holder = null
          resolve()
          this.#queue.shift()?.()
        })
      }
      if (options.steal) {
        this.#holder?.reject(new DOMException('stolen', 'AbortError'))
        take()
      } else if (this.#holder) this.#queue.push(take)
      else take()
    })
  }) as LockManager['request']
}

function stage() {
  const timers = new ManualTimers()
  let beatAt: number | null = null
  const heartbeat: Heartbeat = {
    beat: async () => {
      beatAt = timers.now
    },
    ageMs: async () => (beatAt === null ? null : timers.now - beatAt),
  }
  const locks = new Locks()
  function tab(
    options: { locks?: null; isVisible?: boolean; isFrozen?: () => boolean } = {},
  ) {
    const leads: AbortSignal[] = []
    const isFrozen = options.isFrozen ?? (() => false)
    const leader = new Leader({
      locks: options.locks === null ? null : locks,
      name: 'sync',
      timers: {
        // A frozen tab's timers come, but nothing in it runs.
        set: (run, ms) => timers.set(() => !isFrozen() && run(), ms),
        clear: (handle) => timers.clear(handle),
      },
      heartbeat,
      random: () => 0.5,
      isVisible: () => options.isVisible ?? true,
      onLead: (signal) => leads.push(signal),
      onError: (error) => {
        throw error
      },
    })
    return { leader, leads }
  }
  return { timers, tab }
}

describe('the one sender', () => {
  test('[C3] of two tabs one leads; when it goes, the other does', async () => {
    const { timers, tab } = stage()
    const [one, other] = [tab(), tab()]
    await timers.wind(60 * SECOND)
    expect([one.leader.isLeading, other.leader.isLeading]).toEqual([true, false])
    one.leader.stop()
    await settle()
    expect(one.leads[0]?.aborted).toBe(true)
    expect(other.leader.isLeading).toBe(true)
  })

  test('[C3][F47] a visible tab takes over from a frozen one within 20 s, and that one stops', async () => {
    const { timers, tab } = stage()
    let isFrozen = false
    const frozen = tab({ isFrozen: () => isFrozen })
    await timers.wind(7 * SECOND)
    const other = tab()
    isFrozen = true
    await timers.wind(20 * SECOND)
    expect(other.leader.isLeading).toBe(true)
    expect(frozen.leads[0]?.aborted).toBe(true)
    expect(frozen.leader.isLeading).toBe(false)
  })

  test('[C3] a hidden tab takes nothing away', async () => {
    const { timers, tab } = stage()
    let isFrozen = false
    tab({ isFrozen: () => isFrozen })
    await settle()
    const hidden = tab({ isVisible: false })
    isFrozen = true
    await timers.wind(120 * SECOND)
    expect(hidden.leader.isLeading).toBe(false)
  })

  test('[C3][F48] without locks a visible tab sends after a short delay, a hidden one does not', async () => {
    const { timers, tab } = stage()
    const visible = tab({ locks: null })
    const hidden = tab({ locks: null, isVisible: false })
    expect(visible.leader.isLeading).toBe(false)
    await timers.wind(3 * SECOND)
    expect([visible.leader.isLeading, hidden.leader.isLeading]).toEqual([true, false])
  })
})
