import { useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { type Channel, PURPOSE_OF, type Visit, visit } from '#shared/visit/visit.ts'

/** Two taps closer than this are one tap of a nervous finger. */
const DEBOUNCE_MS = 300

/** How many stored batches are remembered until the list of the day has them too. */
const REMEMBERED = 8

export type Tapped = { id: string; channel: Channel; set: Visit }

export type CountVisit = {
  /** False: too soon after the last tap, nothing was counted. */
  readonly count: (channel: Channel, people: number) => boolean
  /** Tries again what did not reach storage, as it was tapped. */
  readonly retry: () => void
  /** Tapped and not stored. They are kept here, and nothing counts them. */
  readonly failed: readonly Tapped[]
  /** The last batches that were stored, newest last. */
  readonly stored: readonly Tapped[]
  /** Why storage refused a tap; null = it did not. */
  readonly refusal: string | null
}

/** One tap = one saved visit. What is told as counted is in storage. */
export function useCountVisit(zone: string): CountVisit {
  const save = useSave()
  const lastTapAt = useRef(Number.NEGATIVE_INFINITY)
  const [failed, setFailed] = useState<readonly Tapped[]>([])
  const [stored, setStored] = useState<readonly Tapped[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)

  const store = useCallback(
    async (tapped: Tapped) => {
      const result = await save.create(visit, tapped.set, { id: tapped.id })
      if (result.type === 'saved') {
        // At once: by now the queries of the whole page have begun to read anew.
        flushSync(() => setStored((before) => [...before, tapped].slice(-REMEMBERED)))
      }
      if (result.type === 'not_saved') setFailed((others) => [...others, tapped])
      setRefusal(result.type === 'refused' ? result.refusal.detail : null)
    },
    [save],
  )

  const count = useCallback(
    (channel: Channel, people: number) => {
      const tappedAt = performance.now()
      if (tappedAt - lastTapAt.current < DEBOUNCE_MS) return false
      lastTapAt.current = tappedAt
      const arriveAt = serverNow()
      const body = {
        day: businessDay(arriveAt, zone),
        arriveAt,
        headcount: people,
        ...PURPOSE_OF[channel],
      }
      void store({ id: newId(), channel, set: body })
      return true
    },
    [store, zone],
  )

  const retry = useCallback(() => {
    setFailed([])
    for (const tapped of failed) void store(tapped)
  }, [failed, store])

  return { count, retry, failed, stored, refusal }
}
