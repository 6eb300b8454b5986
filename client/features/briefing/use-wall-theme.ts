import { useEffect } from 'react'

/**
 * A wall is dark, whatever the system says; `/briefing?theme=light` pins it light. What the
 * preferences had set comes back when the wall is left.
 */
export function useWallTheme(): void {
  useEffect(() => {
    const root = document.documentElement
    const before = root.dataset.theme
    const wanted = new URLSearchParams(location.search).get('theme')
    const apply = () => {
      root.dataset.theme = wanted === 'light' ? 'light' : 'dark'
    }
    apply()
    // The preferences follow the system too; ours is the later listener.
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', apply)
    return () => {
      system.removeEventListener('change', apply)
      if (before) root.dataset.theme = before
    }
  }, [])
}
