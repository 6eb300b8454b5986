import { lazy, type ReactNode, Suspense } from 'react'
import type { Screen } from './screen.ts'

/** The code of a screen could not be fetched: no network, or a new version took its place. */
export class ScreenNotLoaded extends Error {
  override name = 'ScreenNotLoaded'
}

/**
 * The component of a screen, fetched when first shown. A failed fetch is thrown to the error
 * screen, which offers to open again: nothing reloads by itself.
 */
export function lazyScreen({ load }: Pick<Screen, 'load'>): () => ReactNode {
  const Loaded = lazy(async () => {
    try {
      return { default: await load() }
    } catch (cause) {
      throw new ScreenNotLoaded('screen code missing', { cause })
    }
  })
  return function LazyScreen() {
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        <Loaded />
      </Suspense>
    )
  }
}

/** Fetches the other screens while nothing else is to do, so that a tap finds them here. */
export function preloadWhenIdle(loads: readonly (() => Promise<unknown>)[]): void {
  const next = (rest: readonly (() => Promise<unknown>)[]) => {
    const [load, ...others] = rest
    // A failure shows when the screen is opened, with a way to try again.
    if (load)
      whenIdle(() =>
        load().then(
          () => next(others),
          () => {},
        ),
      )
  }
  next(loads)
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work)
  else setTimeout(work, 200) // Safari
}
