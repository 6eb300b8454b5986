import { useMemo } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { type SaveResult, useSave } from '#client/data/use-save.ts'
import { todayTexts } from '#client/locales/today.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { type Task, task } from '#shared/desk/task.ts'

type Named = Pick<Task, 'text' | 'ownerId' | 'dueAt' | 'doneAt' | 'removed'> & {
  readonly id: string
}
type Change = Partial<Pick<Task, 'text' | 'ownerId' | 'dueAt'>>

export type TaskActions = {
  readonly tick: (task: Named) => void
  readonly untick: (task: Named) => void
  readonly edit: (task: Named, change: Change, onSaved: () => void) => void
  readonly remove: (task: Named, onSaved: () => void) => void
}

/** Each writes one edit; undo writes what was there before. */
export function useTaskActions(): TaskActions {
  const save = useSave()
  const t = useText(todayTexts)
  return useMemo(() => {
    async function write(
      { id }: Named,
      set: Partial<Task>,
      onSaved: () => void,
    ): Promise<void> {
      const result: SaveResult = await save.edit(task, id, set)
      if (result.type === 'saved') onSaved()
      else {
        const onUndo = () => void write({ id, text: '' }, set, onSaved)
        showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo } })
      }
    }
    /** Writes `set`; the undo writes the fields back as `of` has them. */
    function change(
      of: Named,
      set: Partial<Task>,
      told: { text: string; onSaved?: () => void },
    ): void {
      const before = Object.fromEntries(
        Object.keys(set).map((field) => [
          field,
          of[field as keyof Named] ?? emptyOf(field),
        ]),
      ) as Partial<Task>
      void write(of, set, () => {
        told.onSaved?.()
        const onUndo = () =>
          void write(of, before, () =>
            showSnackbar({ text: t('unticked', { text: of.text }) }),
          )
        showSnackbar({ text: told.text, undo: { label: t('undo'), onUndo } })
      })
    }
    return {
      tick: (of) =>
        change(of, { doneAt: serverNow() }, { text: t('ticked', { text: of.text }) }),
      untick: (of) =>
        change(of, { doneAt: null }, { text: t('unticked', { text: of.text }) }),
      edit: (of, set, onSaved) =>
        change(of, set, { text: t('changed', { text: set.text ?? of.text }), onSaved }),
      remove: (of, onSaved) =>
        change(of, { removed: true }, { text: t('removed', { text: of.text }), onSaved }),
    }
  }, [save, t])
}

/** What a field that was never written is set back to. */
function emptyOf(field: string): null | false {
  return field === 'removed' ? false : null
}
