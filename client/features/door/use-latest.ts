import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function for good, which runs the latest `handle`: rows need not repaint for it. */
export function useLatest<Args extends readonly unknown[]>(
  handle: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(handle)
  // With what is shown, not a moment later: a tap then would act on what was there before.
  useLayoutEffect(() => {
    latest.current = handle
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
