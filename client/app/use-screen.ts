import { useLocation } from '@tanstack/react-router'
import { hrefOf, type Screen } from './screen.ts'
import { screens } from './screens.tsx'

/** The screen the address belongs to. */
export function useScreen(): Screen | undefined {
  const path = useLocation({ select: (location) => location.pathname })
  return screens.find((s) => isWithin(path, hrefOf(s)))
}

export function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
