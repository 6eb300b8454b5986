import { useCallback, useEffect, useRef, useState } from 'react'
import { reveal } from '#shared/privacy/reveal.ts'
import { useBusinessDay } from './business-day.ts'
import { serverNow } from './server-now.ts'
import { requestUnlock, useSession } from './session.ts'
import { useSave } from './use-save.ts'

/** Long enough to dial, too short to be forgotten on a counter. */
export const REVEAL_MS = 20_000

export type Revealed = {
  readonly kind: string
  readonly id: string
  /** Which of its fields is shown masked. */
  readonly field: string
}

export type Reveal = {
  readonly isRevealed: boolean
  /** Shows it once the look is on record, or hides it again. */
  readonly toggle: () => void
}

/**
 * One look at what is masked. It is written down first, and shown only when that is saved; it
 * hides by itself after 20 s, when the tablet is locked and when somebody else takes over.
 */
export function useReveal({ kind, id, field }: Revealed): Reveal {
  const { create } = useSave()
  const day = useBusinessDay()
  const personId = useSession((s) => (s.locked || s.unlockAsked ? null : s.personId))
  const what = `${personId} ${kind} ${id} ${field}`
  const [shown, setShown] = useState<string | null>(null)
  const asked = useRef<string | null>(null)
  const isRevealed = shown === what && personId !== null

  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => setShown(null), REVEAL_MS)
    return () => clearTimeout(timer)
  }, [shown])
  // What was hidden by a lock does not come back with the person.
  useEffect(() => {
    if (personId !== null) return
    asked.current = null
    setShown(null)
  }, [personId])

  const toggle = useCallback(() => {
    if (personId === null) return requestUnlock()
    if (isRevealed) return setShown(null)
    if (asked.current === what) return
    asked.current = what
    const look = { day, at: serverNow(), recordKind: kind, recordId: id, field }
    void create(reveal, look).then((result) => {
      if (asked.current !== what) return
      asked.current = null
      if (result.type === 'saved') setShown(what)
    })
  }, [personId, isRevealed, create, day, kind, id, field, what])
  return { isRevealed, toggle }
}
