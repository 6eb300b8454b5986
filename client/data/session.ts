/** Who holds the tablet. Vanishes with the page; records never live here. */
import { create } from 'zustand'
import type { Role } from '#shared/people/person.ts'
import type { PersonSecret } from './pin-vault.ts'

export type Session = {
  /** Null: nobody has given a PIN; counting goes on without one. */
  readonly personId: string | null
  /** Of the person, from the local records; null before they have been read. */
  readonly role: Role | null
  /** What the PIN opened: the person's token and key. */
  readonly secret: PersonSecret | null
  readonly locked: boolean
  /** A screen wants a person: the lock screen should come up. */
  readonly unlockAsked: boolean
}

const NOBODY = { personId: null, role: null, secret: null }

export const useSession = create<Session>(() => ({
  ...NOBODY,
  locked: false,
  unlockAsked: false,
}))

export function signIn(personId: string, secret: PersonSecret | null = null): void {
  useSession.setState({ personId, role: null, secret, locked: false, unlockAsked: false })
}

/** A newer token for the one who is signed in already. */
export function renewSecret(secret: PersonSecret): void {
  useSession.setState({ secret })
}

/** Nobody is signed in; what was being typed stays where it is. */
export function lock(): void {
  useSession.setState({ ...NOBODY, locked: true })
}

/** Counting goes on, without a person. */
export function dismissLock(): void {
  useSession.setState({ locked: false, unlockAsked: false })
}

export function requestUnlock(): void {
  useSession.setState({ unlockAsked: true })
}
