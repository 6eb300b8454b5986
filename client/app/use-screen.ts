import { useLocation } from 'wouter'
import { hrefOf, type Screen } from './screen.ts'
import { screens } from './screens.tsx'

/** The address, and the screen it belongs to. */
export function useScreen(): { path: string; screen: Screen | undefined } {
  const [path] = useLocation()
  return { path, screen: screens.find((s) => opens(s, path)) }
}

function opens(screen: Screen, path: string): boolean {
  const href = hrefOf(screen)
  if (path === href || path === `${href}/`) return true
  const hasPart = href !== screen.path
  return hasPart && isWithin(path, href) && !path.slice(href.length + 1).includes('/')
}

export function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
