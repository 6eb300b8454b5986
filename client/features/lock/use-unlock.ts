import { useCallback } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { lock, renewSecret, signIn, useSession } from '#client/data/session.ts'
import { type UnlockInput, unlockPerson, verify } from '#client/data/unlock-person.ts'
import { useDb } from '#client/data/use-db.ts'
import { useCredential, useDevice } from '#client/data/use-device.ts'
import type { PadResult } from './pin-pad.tsx'
import { setGone } from './use-gone-lock.ts'

/** Tries a PIN; null once the tablet is open, else why not. */
export function useUnlock(): (personId: string, pin: string) => Promise<PadResult | null> {
  const db = useDb()
  const deviceId = useDevice()?.deviceId
  const credential = useCredential()
  return useCallback(
    async (personId, pin) => {
      if (!deviceId || !credential) return { type: 'deviceRevoked' }
      const of = { db, deviceId, personId }
      const input: UnlockInput = { of, caller: { credential }, pin, now: serverNow() }
      try {
        const result = await unlockPerson(input)
        if (result.type !== 'unlocked') return result
        setGone(null)
        signIn(personId, result.secret)
        if (result.by === 'tablet') void askServerToo({ ...input, key: result.secret.key })
        return null
      } catch {
        // The try could not be counted, so it was not made.
        return { type: 'notKept' }
      }
    },
    [db, deviceId, credential],
  )
}

/** The tablet let this person in; the server may know better. */
async function askServerToo(input: UnlockInput): Promise<void> {
  const { personId } = input.of
  const answer = await verify(input)
  if (useSession.getState().personId !== personId) return
  if (answer.type === 'ok') renewSecret(answer.secret)
  if (answer.type !== 'gone') return
  lock()
  setGone('pinChanged')
}
