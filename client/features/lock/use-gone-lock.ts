import { useEffect } from 'react'
import { create } from 'zustand'
import { lock, useSession } from '#client/data/session.ts'
import { useRecord } from '#client/data/use-records.ts'
import { identityTexts } from '#client/locales/identity.ts'
import { useText } from '#client/locales/use-text.ts'
import { person } from '#shared/people/person.ts'

type Gone = 'pinChanged' | 'personDisabled'

const useGone = create<{ why: Gone | null }>(() => ({ why: null }))

export function setGone(why: Gone | null): void {
  useGone.setState({ why })
}

/** Locks when the person signed in was disabled meanwhile; says why the tablet locked itself. */
export function useGoneLock(): string | null {
  const t = useText(identityTexts)
  const personId = useSession((s) => s.personId)
  const isDisabled = useRecord(person, personId)?.active === false
  const why = useGone((gone) => gone.why)
  useEffect(() => {
    if (!isDisabled) return
    setGone('personDisabled')
    lock()
  }, [isDisabled])
  return why && t(why)
}
