import { useEffect } from 'react'
import { useDevice } from '#client/data/use-device.ts'
import { EnrolScreen } from '#client/features/enrol/enrol-screen.tsx'
import { askToKeep } from './install.ts'
import { InstallPrompt } from './install-prompt.tsx'

export function EnrolPage() {
  const isEnrolled = useDevice() !== null
  useEffect(() => {
    // From now on it may hold what exists nowhere else. Asking again does no harm.
    if (isEnrolled) void askToKeep()
  }, [isEnrolled])
  return <EnrolScreen install={<InstallPrompt />} />
}
