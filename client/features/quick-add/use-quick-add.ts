import { useCallback, useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { type Draft, useSave } from '#client/data/use-save.ts'
import { quickAddTexts } from '#client/locales/quick-add.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { type Task, task } from '#shared/desk/task.ts'
import { type Recognition, recognition } from '#shared/meeting/recognition.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { type Channel, PURPOSE_OF, visit, visitUndo } from '#shared/visit/visit.ts'

export type QuickAdder = {
  readonly count: (channel: Channel, name: string) => void
  /** `onSaved`: once it is stored, before the sheet closes. */
  readonly note: (
    note: Pick<Task, 'text' | 'ownerId' | 'dueAt'>,
    onSaved: () => void,
  ) => void
  readonly praise: (
    praise: Pick<Recognition, 'personId' | 'text'> & { name: string },
    onSaved: () => void,
  ) => void
  readonly goTo: (href: string) => void
  /** The last one is not stored; it is kept here to be tried again. */
  readonly retry: (() => void) | null
  readonly isBusy: boolean
}

type Told = { readonly text: string; readonly undone: string; readonly undo: () => Draft }

/** Each saves one record, closes the sheet and offers to take it back. */
export function useQuickAdd(zone: string, onDone: () => void): QuickAdder {
  const save = useSave()
  const t = useText(quickAddTexts)
  const [retry, setRetry] = useState<(() => void) | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const takeBack = useCallback(
    async (draft: Draft, text: string): Promise<void> => {
      const { type } = await save.commit([draft])
      if (type === 'saved') showSnackbar({ text })
      else {
        const onUndo = () => void takeBack(draft, text)
        showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo } })
      }
    },
    [save, t],
  )
  const add = useCallback(
    async (draft: Draft, told: Told, onSaved: () => void): Promise<void> => {
      setIsBusy(true)
      const { type } = await save.commit([draft])
      setIsBusy(false)
      setRetry(type === 'saved' ? null : () => () => void add(draft, told, onSaved))
      if (type !== 'saved') return
      onSaved()
      onDone()
      const onUndo = () => void takeBack(told.undo(), told.undone)
      showSnackbar({ text: told.text, undo: { label: t('undo'), onUndo } })
    },
    [save, t, onDone, takeBack],
  )

  const made = (kind: Draft['kind'], set: Draft['set']): Draft => {
    return { kind, id: newId(), set, isNew: true }
  }
  const dayAt = (at: number) => businessDay(at, zone)
  return {
    count(channel, name) {
      const at = serverNow()
      const set = { day: dayAt(at), arriveAt: at, headcount: 1, ...PURPOSE_OF[channel] }
      const draft = made(visit, set)
      const undo = () =>
        made(visitUndo, { day: set.day, visitId: draft.id, at: serverNow() })
      const told = { text: t('counted', { channel: name }), undo }
      void add(draft, { ...told, undone: t('uncounted', { channel: name }) }, () => {})
    },
    note(note, onSaved) {
      const at = serverNow()
      const draft = made(task, { day: dayAt(at), at, ...note })
      const told = { text: t('noted', { text: note.text }) }
      const undone = t('taken', { text: note.text })
      const undo = () => ({ kind: task, id: draft.id, set: { removed: true } })
      void add(draft, { ...told, undone, undo }, onSaved)
    },
    praise({ name, ...praise }, onSaved) {
      const at = serverNow()
      const draft = made(recognition, { day: dayAt(at), at, ...praise })
      const undone = t('taken', { text: praise.text })
      const undo = () => ({ kind: recognition, id: draft.id, set: { removed: true } })
      void add(draft, { text: t('praised', { name }), undone, undo }, onSaved)
    },
    goTo(href) {
      onDone()
      navigate(href)
    },
    retry,
    isBusy,
  }
}
