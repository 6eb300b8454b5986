import { pokeSync } from './sync-bus.ts'

const others = new Set<() => void>()

/** Somebody wants it now: no waiting out of failures. */
export function syncNow(): void {
  pokeSync('person')
  for (const other of others) other()
}

/** For what is sent besides records. Until the returned function is called. */
export function onSyncNow(send: () => void): () => void {
  others.add(send)
  return () => others.delete(send)
}
