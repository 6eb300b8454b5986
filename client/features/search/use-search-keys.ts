import { useEffect, useRef } from 'react'

const TYPING = 'input, textarea, select, [contenteditable="true"]'

/** Ctrl+K or ⌘K anywhere; `/` where nobody is typing, unless it is switched off. */
export function useSearchKeys(open: () => void, hasSlashKey: boolean): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isAsked(event, hasSlashKey)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [hasSlashKey])
}

function isAsked(event: KeyboardEvent, hasSlashKey: boolean): boolean {
  if (event.isComposing || event.altKey || event.shiftKey) return false
  // A dialog has the page; what lies behind it waits.
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return false
  const isWithControl = event.ctrlKey || event.metaKey
  if (isWithControl) return event.key.toLowerCase() === 'k'
  const isTyping = event.target instanceof Element && event.target.matches(TYPING)
  return hasSlashKey && event.key === '/' && !isTyping
}
