/** Who holds the tablet, and for which store. Filled from the local records, never the source. */

import { create } from 'zustand'
import type { Role } from '#shared/people/person.ts'
import type { Actor } from '#shared/permissions.ts'

export type Session = {
  /** unknown until the local records have been asked; none: has to be enrolled first. */
  device: 'unknown' | 'none' | 'enrolled'
  /** Of the store; the device's own zone is never used. IANA. */
  store: { name: string; zone: string; isDemo: boolean } | null
  /** null: nobody has given a PIN; counting goes on without one. */
  person: { id: string; name: string; role: Role } | null
  isLocked: boolean
  /** Add to the device clock to get the server's, ms. */
  clockOffsetMs: number
}

export const useSession = create<Session>(() => ({
  device: 'unknown',
  store: null,
  person: null,
  isLocked: false,
  clockOffsetMs: 0,
}))

export function updateSession(change: Partial<Session>): void {
  useSession.setState(change)
}

/** Nobody is signed in; what was being typed stays where it is. */
export function lock(): void {
  useSession.setState({ person: null, isLocked: true })
}

export function unlock(person: Session['person']): void {
  useSession.setState({ person, isLocked: false })
}

export function actorOf(session: Session): Actor {
  return session.person?.role ?? 'device'
}
