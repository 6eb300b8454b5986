/**
 * Moves the list so that row `to` comes to the height of row `from`, under the thumb that has
 * just answered. Stands still for people who asked for less motion.
 */
export function bringUnder(list: HTMLElement | null, from: string, to: string): void {
  if (!list || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const rowOf = (id: string) => list.querySelector(`[data-item="${id}"]`)
  const top = (id: string) => rowOf(id)?.getBoundingClientRect().top
  const fromTop = top(from)
  const toTop = top(to)
  if (fromTop === undefined || toTop === undefined) return
  list.closest('[data-scroller]')?.scrollBy({ top: toTop - fromTop, behavior: 'smooth' })
}
