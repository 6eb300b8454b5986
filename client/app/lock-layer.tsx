import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useSession } from '#client/data/session.ts'

const LockScreen = lazy(() =>
  import('#client/features/lock/lock-screen.tsx').then((m) => ({ default: m.LockScreen })),
)

export function useIsLocked(): boolean {
  return useSession((s) => s.locked || s.unlockAsked)
}

/**
 * The lock screen lies over everything, an open sheet with its half-typed form included:
 * that stays as it is, unseen and out of reach until somebody is let in.
 */
export function LockLayer({ syncChip }: { syncChip: ReactNode }) {
  const isLocked = useIsLocked()
  useEffect(() => (isLocked ? coverSheets() : undefined), [isLocked])
  return (
    // The attribute tells React Aria's covered sheet to let the focus go in here.
    <div data-react-aria-top-layer="true" className="relative z-30">
      <Suspense>
        <LockScreen syncChip={syncChip} />
      </Suspense>
    </div>
  )
}

/** Sheets live at the end of the body. One opened later, from the lock screen, may show. */
function coverSheets(): () => void {
  const covered = [...document.body.children].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.id !== 'root' && !element.inert,
  )
  for (const element of covered) {
    element.inert = true
    element.style.visibility = 'hidden'
  }
  return () => {
    for (const element of covered) {
      element.inert = false
      element.style.visibility = ''
    }
  }
}
