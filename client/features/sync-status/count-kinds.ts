/** What waits, by kind, the most first. A mutation counts once, as what it is about. */
export type KindCount = { readonly kind: string; readonly count: number }

type Waiting = { readonly changes: readonly { readonly kind: string }[] }

export function countKinds(waiting: readonly Waiting[]): KindCount[] {
  const counts = new Map<string, number>()
  for (const { changes } of waiting) {
    const kind = changes[0]?.kind
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
}
