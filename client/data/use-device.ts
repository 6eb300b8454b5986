import { useCallback } from 'react'
import type { Device } from '#shared/people/identity-protocol.ts'
import { useData } from './data-context.ts'
import { type Enrolment, storeEnrolment } from './device.ts'

/** The enrolled device; null before enrolment. */
export function useDevice(): Device | null {
  return useData().enrolment?.device ?? null
}

/** The credential this device shows; null before enrolment. */
export function useCredential(): string | null {
  return useData().enrolment?.credential ?? null
}

/** Keeps what enrolment gave; sync starts by itself. */
export function useEnrol(): (enrolment: Enrolment) => Promise<void> {
  const { db } = useData()
  return useCallback((enrolment) => storeEnrolment(db, enrolment), [db])
}
