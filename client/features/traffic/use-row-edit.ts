import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { SaveResult } from '#client/data/use-save.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'

/** What storage said of the last change that it did not take. */
export type Failure = { readonly detail: string | null; readonly retry: () => void }

export type RowWriter = {
  /** `onSaved` once it is stored, not before. */
  readonly write: (attempt: () => Promise<SaveResult>, onSaved?: () => void) => void
  /** Null = nothing wrong. */
  readonly failure: Failure | null
}

/** Writes at once what was tapped, and keeps in sight what was not stored until it is. */
export function useRowWriter(): RowWriter {
  const t = useText(trafficTexts)
  const [failed, setFailed] = useState<readonly Failure[]>([])
  const isShown = useRef(false)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  const write = useCallback<RowWriter['write']>(
    (attempt, onSaved) => {
      const run = async () => {
        const result = await attempt()
        if (result.type === 'saved') return onSaved?.()
        const detail = result.type === 'refused' ? result.refusal.detail : null
        const failure: Failure = {
          detail,
          retry: () => {
            setFailed((all) => all.filter((one) => one !== failure))
            void run()
          },
        }
        if (isShown.current) setFailed((all) => [...all, failure])
        // Undone from the note of a row already left: it has no other place.
        else {
          const undo = { label: t('notSaved'), onUndo: failure.retry }
          showSnackbar({ text: t('notSaved'), undo })
        }
      }
      void run()
    },
    [t],
  )
  return useMemo(() => ({ write, failure: failed[0] ?? null }), [write, failed])
}
