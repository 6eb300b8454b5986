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
 * that stays as it is, and nobody reaches it with a keyboard or a screen reader meanwhile.
 */
export function LockLayer({ syncChip }: { syncChip: ReactNode }) {
  const isLocked = useIsLocked()
  useEffect(() => {
    if (!isLocked) return
    // Sheets and dialogs live beside the root, at the end of the body.
    const beside = [...document.body.children].filter((e) => e.id !== 'root')
    for (const element of beside) element.setAttribute('inert', '')
    return () => {
      for (const element of beside) element.removeAttribute('inert')
    }
  }, [isLocked])
  return (
    // The attribute tells React Aria's open sheet to let the focus go in here.
    <div data-react-aria-top-layer="true" className="relative z-50">
      <Suspense>
        <LockScreen syncChip={syncChip} />
      </Suspense>
    </div>
  )
}
