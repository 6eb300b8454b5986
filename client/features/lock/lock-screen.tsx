import { type ReactNode, useCallback, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { useIsLongWork } from '#client/data/long-work.ts'
import { lock, useSession } from '#client/data/session.ts'
import { useDevice } from '#client/data/use-device.ts'
import { useNow } from '#client/data/use-now.ts'
import { useAll } from '#client/data/use-records.ts'
import { useStore } from '#client/data/use-store.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { person } from '#shared/people/person.ts'
import { DoorCounter } from './door-counter.tsx'
import { lockPeople } from './lock-people.ts'
import { LockView } from './lock-view.tsx'
import { useGoneLock } from './use-gone-lock.ts'
import { useIdleLock } from './use-idle-lock.ts'
import { useUnlock } from './use-unlock.ts'

const IDLE_MS = 5 * 60_000
/** A walk has its pauses (product.md 3.1). */
const LONG_WORK_IDLE_MS = 20 * 60_000

export type LockScreenProps = {
  /** Where the data is, in one word. */
  syncChip: ReactNode
}

/**
 * Over whatever screen was open, which stays as it was: draft, scroll and address. Nothing
 * while the tablet is open, but it watches: nobody there for five minutes, twenty during a walk,
 * and it locks.
 */
export function LockScreen({ syncChip }: LockScreenProps) {
  const device = useDevice()
  const isOpen = useSession((s) => s.locked || s.unlockAsked)
  const hasPerson = useSession((s) => s.personId !== null)
  const afterMs = useIsLongWork() ? LONG_WORK_IDLE_MS : IDLE_MS
  useIdleLock({ isOn: hasPerson, afterMs, onIdle: lock })
  const goneNotice = useGoneLock()
  if (!isOpen || device?.kind !== 'tablet') return null
  return <OpenLockScreen storeId={device.storeId} notice={goneNotice} syncChip={syncChip} />
}

type OpenProps = LockScreenProps & { storeId: string; notice: string | null }

function OpenLockScreen({ storeId, notice, syncChip }: OpenProps) {
  const store = useStore()
  const zone = store?.zone ?? 'UTC'
  const now = useNow(1_000)
  const today = useBusinessDay()
  const language = useLanguage()
  const everybody = useAll(person)
  const people = everybody && lockPeople(everybody, storeId, language)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = people?.find(({ id }) => id === chosenId) ?? null
  const enter = useUnlock()
  const handlePin = useCallback(
    (pin: string) => enter(chosenId ?? '', pin),
    [enter, chosenId],
  )
  return (
    <LockView
      storeName={store?.name ?? ''}
      isDemo={store?.demo === true}
      zone={zone}
      date={today}
      now={now}
      people={people}
      chosen={chosen}
      onChoose={setChosenId}
      onPin={handlePin}
      notice={notice}
      syncChip={syncChip}
      door={<DoorCounter zone={zone} />}
    />
  )
}
