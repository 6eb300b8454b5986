/** When somebody last used this page: what it asks by itself keeps no session alive. */

const AWAY_MS = 60_000

let lastAt = Date.now()

if (typeof document !== 'undefined') {
  for (const event of ['pointerdown', 'keydown', 'wheel'] as const) {
    document.addEventListener(event, () => (lastAt = Date.now()), {
      passive: true,
      capture: true,
    })
  }
}

export function isSomebodyThere(): boolean {
  return Date.now() - lastAt < AWAY_MS
}
