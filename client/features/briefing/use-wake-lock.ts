import { useEffect } from 'react'

/** Keeps the screen on while it is shown. Browsers without it need the display's own setting. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let held: WakeLockSentinel | null = null
    let isGone = false
    // Refused in a hidden page or on a low battery: asked again when the page is looked at.
    const ask = async () => {
      if (document.visibilityState !== 'visible' || (held && !held.released)) return
      held = await navigator.wakeLock.request('screen').catch(() => null)
      if (isGone) void held?.release()
    }
    const handleVisible = () => void ask()
    void ask()
    document.addEventListener('visibilitychange', handleVisible)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', handleVisible)
      void held?.release()
    }
  }, [])
}
