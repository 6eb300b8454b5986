import { useState } from 'react'

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  PageDown: (at, count) => Math.min(at + 8, count - 1),
  PageUp: (at) => Math.max(at - 8, 0),
}

/**
 * The options of a list box that the arrow keys walk through while the focus stays in the
 * field. They are looked up in the page as it stands: the results know nothing of keys.
 */
export function useOptions(listId: string) {
  const [active, setActive] = useState<string | null>(null)

  /** True when the key was meant for the list. */
  function press(key: string): boolean {
    const options = [
      ...(document.getElementById(listId)?.querySelectorAll('[role="option"]') ?? []),
    ].filter((option) => option instanceof HTMLElement)
    if (options.length === 0) return false
    const at = options.findIndex(({ id }) => id === active)
    if (key === 'Enter') {
      options[Math.max(at, 0)]?.click()
      return true
    }
    const move = MOVES[key]
    if (!move) return false
    const next = options[move(at, options.length)]
    next?.scrollIntoView({ block: 'nearest' })
    setActive(next?.id ?? null)
    return true
  }
  return { active, press, forget: () => setActive(null) }
}
