import { useDeferredValue, useState } from 'react'

/** What is typed into a search, and a moment later what is asked for. */
export function useQueryText() {
  const [text, setText] = useState('')
  return { text, setText, wanted: useDeferredValue(text.trim()) }
}
