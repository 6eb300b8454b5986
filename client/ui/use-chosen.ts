import { useCallback } from 'react'
import { useLocation } from 'wouter'

/**
 * List and detail are one screen: the address says what is open, so a reload comes back to it.
 * Null when it names nothing behind `home` (`/complaints`).
 */
export function useChosen(
  home: string,
): [chosen: string | null, choose: (id: string | null) => void] {
  const [path, navigate] = useLocation()
  const named = path.startsWith(`${home}/`) ? path.slice(home.length + 1) : ''
  const choose = useCallback(
    (id: string | null) => navigate(id === null ? home : `${home}/${id}`),
    [home, navigate],
  )
  return [named || null, choose]
}
