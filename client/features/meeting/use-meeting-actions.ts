import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { type SaveResult, useSave } from '#client/data/use-save.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { task } from '#shared/desk/task.ts'
import {
  type Attendee,
  attendeesOf,
  type CarCount,
  type Meeting,
  type MeetingKind,
  meeting,
  meetingId,
  meetingSignature,
} from '#shared/meeting/meeting.ts'

export type Decision = {
  readonly text: string
  readonly ownerId: string | null
  readonly dueAt: number | null
}

export type MeetingActions = {
  /** Begins it, or goes on with one that was ended. */
  readonly start: (kind: MeetingKind, ended: Held<Meeting> | undefined) => void
  /** Shows the page from its beginning. */
  readonly turn: (of: Held<Meeting>, page: number) => void
  readonly pause: (of: Held<Meeting>, page: number, isPaused: boolean) => void
  readonly mark: (of: Held<Meeting>, who: ReadonlyMap<string, Attendee>) => void
  readonly count: (
    of: Held<Meeting>,
    family: 'f' | 'd',
    personId: string,
    cars: CarCount,
  ) => void
  readonly say: (
    of: Held<Meeting>,
    field: 'topic' | 'lesson',
    text: string | null,
    onSaved: () => void,
  ) => void
  readonly decide: (of: Held<Meeting>, decision: Decision, onSaved: () => void) => void
  readonly sign: (of: Held<Meeting>) => void
}

type Where = { readonly storeId: string; readonly day: string; readonly leaderId: string }

/** Each is one mutation; what storage did not take is offered again. */
export function useMeetingActions({ storeId, day, leaderId }: Where): MeetingActions {
  const save = useSave()
  const t = useText(meetingTexts)
  return useMemo(() => {
    async function attempt(
      write: () => Promise<SaveResult>,
      onSaved = () => {},
    ): Promise<void> {
      const result = await write()
      if (result.type === 'saved') return onSaved()
      const onUndo = () => void attempt(write, onSaved)
      showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo } })
    }
    const edit = (of: Held<Meeting>, set: object, onSaved?: () => void) =>
      void attempt(() => save.edit(meeting, of.id, set), onSaved)
    const turn: MeetingActions['turn'] = (of, page) =>
      edit(of, { page, pageAt: serverNow() })

    return {
      turn,
      start: (meetingKind, ended) => {
        const shown = { page: 0, pageAt: serverNow(), isPaused: false }
        if (ended) return edit(ended, { ...shown, endAt: null })
        const id = meetingId(storeId, day, meetingKind)
        const body = { day, meetingKind, startAt: serverNow(), leaderId, ...shown }
        void attempt(() => save.create(meeting, body, { id }))
      },
      pause: (of, page, isPaused) => edit(of, { page, pageAt: serverNow(), isPaused }),
      mark: (of, who) => {
        const before = attendeesOf(of)
        const set = (to: (id: string, attendee: Attendee) => Attendee) =>
          Object.fromEntries([...who].map(([id, one]) => [`a.${id}`, to(id, one)]))
        edit(
          of,
          set((_, one) => one),
          () => {
            if (who.size < 2) return
            const onUndo = () =>
              edit(
                of,
                set((id) => before.get(id) ?? null),
              )
            const text = t('marked', { count: who.size })
            showSnackbar({ text, undo: { label: t('undo'), onUndo } })
          },
        )
      },
      count: (of, family, personId, cars) => edit(of, { [`${family}.${personId}`]: cars }),
      say: (of, field, text, onSaved) => edit(of, { [field]: text }, onSaved),
      decide: (of, { text, ownerId, dueAt }, onSaved) => {
        const body = { day, text, ownerId, dueAt, at: serverNow(), meetingId: of.id }
        void attempt(
          () => save.create(task, body),
          () => {
            showSnackbar({ text: t('decided') })
            onSaved()
          },
        )
      },
      sign: (of) => {
        const marked = [...attendeesOf(of).values()]
        const present = marked.filter(
          ({ status }) => status === 'present' || status === 'late',
        )
        const at = serverNow()
        const counts = { present: present.length, marked: marked.length }
        const signature = { day: of.day, meetingId: of.id, at, ...counts }
        void attempt(
          () =>
            save.commit([
              { kind: meeting, id: of.id, set: { endAt: at } },
              { kind: meetingSignature, id: newId(), set: signature, isNew: true },
            ]),
          () => {
            const onUndo = () => edit(of, { endAt: null })
            const text = t('signed', { meeting: t(of.meetingKind) })
            showSnackbar({ text, undo: { label: t('undo'), onUndo } })
          },
        )
      },
    }
  }, [save, t, storeId, day, leaderId])
}
