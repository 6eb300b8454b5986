import { useEffect, useRef } from 'react'

/** Opens something for an address that ends in `hash`, which is then taken off again. */
export function useHashDoor(hash: string, open: () => void): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const look = () => {
      if (location.hash !== hash) return
      history.replaceState(history.state, '', location.pathname + location.search)
      latest.current()
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [hash])
}
