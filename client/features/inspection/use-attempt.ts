import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { SaveResult } from '#client/data/use-save.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'

/** What storage said of an action it did not take, and the same action again. */
export type Failed = { readonly detail: string | null; readonly retry: () => void }

export type Attempt = {
  /** `about`: what it changes, such as a row; `onSaved` once it is stored, not before. */
  readonly attempt: (
    about: string,
    write: () => Promise<SaveResult>,
    onSaved: () => void,
  ) => void
  /** By what they change. */
  readonly failed: ReadonlyMap<string, Failed>
  readonly isBusy: boolean
}

/** Writes, and keeps what was not stored in sight until it is. */
export function useAttempt(): Attempt {
  const t = useText(inspectionTexts)
  const [failed, setFailed] = useState<ReadonlyMap<string, Failed>>(new Map())
  const [running, setRunning] = useState(0)
  const isShown = useRef(false)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  const attempt = useCallback<Attempt['attempt']>(
    (about, write, onSaved) => {
      const run = async () => {
        setRunning((count) => count + 1)
        const result = await write()
        setRunning((count) => count - 1)
        const isSaved = result.type === 'saved'
        const detail = result.type === 'refused' ? result.refusal.detail : null
        const retry = () => void run()
        setFailed((before) => {
          if (isSaved && !before.has(about)) return before
          const next = new Map(before)
          if (isSaved) next.delete(about)
          else next.set(about, { detail, retry })
          return next
        })
        if (isSaved) onSaved()
        else if (!isShown.current) {
          // Undone from the note of a screen already left: it has no other place.
          showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo: retry } })
        }
      }
      void run()
    },
    [t],
  )
  return useMemo(
    () => ({ attempt, failed, isBusy: running > 0 }),
    [attempt, failed, running],
  )
}
