import { pokeSync } from './sync-bus.ts'

/** Somebody wants it now: no waiting out of failures. */
export function syncNow(): void {
  pokeSync('person')
}
