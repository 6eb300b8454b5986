/** Who has unsaved input on the screen. The app neither reloads nor updates over it. */
import { useEffect, useId } from 'react'
import { create } from 'zustand'

const useForms = create<{ open: ReadonlySet<string> }>(() => ({ open: new Set() }))

/** Marks this form as open while `isDirty`: nothing reloads the page under it. */
export function useOpenForm(isDirty: boolean): void {
  const id = useId()
  useEffect(() => {
    if (!isDirty) return
    change((open) => open.add(id))
    return () => change((open) => open.delete(id))
  }, [id, isDirty])
}

export function useHasOpenForm(): boolean {
  return useForms((forms) => forms.open.size > 0)
}

export function hasOpenForm(): boolean {
  return useForms.getState().open.size > 0
}

function change(edit: (open: Set<string>) => void) {
  const open = new Set(useForms.getState().open)
  edit(open)
  useForms.setState({ open })
}
