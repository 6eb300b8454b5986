import { useLocation } from 'wouter'
import type { Actor } from '#shared/permissions.ts'
import { hrefOf, isOpenTo, type Screen } from './screen.ts'
import { screens } from './screens.tsx'

/** The address, and the screen it belongs to. */
export function useScreen(): { path: string; screen: Screen | undefined } {
  const [path] = useLocation()
  const screen = path === '/' ? homeOf('device') : screens.find((s) => opens(s, path))
  return { path, screen }
}

/** Where the app opens for them: without a PIN at the door, for counting needs none. */
export function homeOf(actor: Actor): Screen {
  return screens.find((screen) => isOpenTo(screen, actor)) ?? screens[0]
}

function opens(screen: Screen, path: string): boolean {
  const href = hrefOf(screen)
  if (path === href || path === `${href}/`) return true
  const hasPart = href !== screen.path
  return hasPart && isWithin(path, href) && !path.slice(href.length + 1).includes('/')
}

function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
