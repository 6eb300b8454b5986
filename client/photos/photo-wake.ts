/** Wakes whoever sends photos in this page; another tab finds them by itself a little later. */
const sleepers = new Set<() => void>()

export function pokePhotos(): void {
  for (const wake of sleepers) wake()
}

export function onPhotoPoke(wake: () => void): () => void {
  sleepers.add(wake)
  return () => sleepers.delete(wake)
}
