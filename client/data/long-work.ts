/** Work with long pauses between touches, such as a walk: the idle lock gives it more time. */
import { useEffect } from 'react'
import { create } from 'zustand'

const useCount = create<{ count: number }>(() => ({ count: 0 }))

/** Holds while the one who calls it is on the screen and `isOn`. */
export function useLongWork(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    useCount.setState(({ count }) => ({ count: count + 1 }))
    return () => useCount.setState(({ count }) => ({ count: count - 1 }))
  }, [isOn])
}

export function useIsLongWork(): boolean {
  return useCount(({ count }) => count > 0)
}
