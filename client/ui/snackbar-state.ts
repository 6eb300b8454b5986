import { create } from 'zustand'

export type Snack = {
  /** What has just been done, as a finished sentence. */
  text: string
  /** Takes it back, exactly. The lasting way to undo belongs on the screen itself. */
  undo?: { label: string; onUndo: () => void }
}

export type ShownSnack = Snack & { id: number }

export const useSnack = create<{ shown: ShownSnack | null }>(() => ({ shown: null }))

let lastId = 0

/** Shows `snack` in place of the one before it. */
export function showSnackbar(snack: Snack): void {
  lastId += 1
  useSnack.setState({ shown: { ...snack, id: lastId } })
}

export function hideSnackbar(): void {
  useSnack.setState({ shown: null })
}
