import type { ReactNode } from 'react'
import { Redirect } from 'wouter'
import { lazyScreen } from './lazy-screen.tsx'
import { NotFound } from './not-found.tsx'
import { Root } from './root.tsx'
import { hrefOf, type Screen } from './screen.ts'
import { screens } from './screens.tsx'
import { Shell } from './shell.tsx'
import { useActor } from './use-actor.ts'
import { homeOf, useScreen } from './use-screen.ts'

/** Made once, so that a screen is not taken for another one and built anew. */
const components = new Map<Screen, () => ReactNode>(
  screens.map((screen) => [screen, lazyScreen(screen)]),
)

/** The screen of the address, in the frame or by itself. */
export function Router() {
  const { path, screen } = useScreen()
  const actor = useActor()
  // Whoever signs in where the app opened is taken to where it opens for them.
  if (path === '/' && actor !== 'device') {
    return <Redirect to={hrefOf(homeOf(actor))} replace />
  }
  const Component = screen && components.get(screen)
  if (!Component) {
    return (
      <Root>
        <NotFound />
      </Root>
    )
  }
  return (
    <Root>
      {screen.isBare ? (
        <Component />
      ) : (
        <Shell>
          <Component />
        </Shell>
      )}
    </Root>
  )
}
