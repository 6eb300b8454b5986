import { useEffect } from 'react'

type OfficeKeys = { hasSlashKey: boolean; onFind: () => void }

/** Ctrl-K finds anything; `/` goes to the search of the page, or finds where it has none. */
export function useOfficeKeys({ hasSlashKey, onFind }: OfficeKeys): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const isFind =
        event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
      const isSlash =
        hasSlashKey && event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping()
      // Behind an open dialog nothing moves.
      if ((!isFind && !isSlash) || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      const search = document.querySelector<HTMLElement>('main input[type="search"]')
      if (isSlash && search) search.focus()
      else onFind()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [hasSlashKey, onFind])
}

function isTyping(): boolean {
  const at = document.activeElement
  return (
    at instanceof HTMLElement && at.matches('input, textarea, select, [contenteditable]')
  )
}
