import { useRef, useState } from 'react'
import { useDraft } from '#client/data/draft.ts'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSession } from '#client/data/session.ts'
import { useNow } from '#client/data/use-now.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
import { useSave } from '#client/data/use-save.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { dueOfNew } from '#shared/complaint/complaint-clock.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { startProblem, UNASKED_BACKDATE_MS } from '#shared/complaint/complaint-start.ts'
import {
  type ComplaintDraft,
  complaintOf,
  EMPTY_DRAFT,
  learnedAtOf,
} from './complaint-draft.ts'
import { CategoryField, MoreFields, WordsFields } from './complaint-fields.tsx'
import { Pane } from './pane.tsx'
import { ProblemNote } from './problem-note.tsx'
import { StartField } from './start-field.tsx'
import type { Failure } from './use-complaint-actions.ts'

type ComplaintFormProps = {
  zone: string
  people: People
  onSaved: (id: string) => void
  onCancel: () => void
}

/** A new complaint: category, customer, save. What is typed survives locking and reloading. */
export function ComplaintForm({ zone, people, onSaved, onCancel }: ComplaintFormProps) {
  const t = useText(complaintTexts)
  const format = useFormat()
  const book = useRuleBook()
  const save = useSave()
  const personId = useSession((s) => s.personId)
  const { draft, setDraft, clearDraft, isDirty } = useDraft<ComplaintDraft>(
    'complaint',
    EMPTY_DRAFT,
  )
  const category = useRef<HTMLDivElement>(null)
  const [id] = useState(newId)
  const [hasTried, setHasTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  useNow(30_000)
  useOpenForm(isDirty)

  const now = serverNow()
  const start = startAt(now)
  function startAt(enteredAt: number) {
    const learnedAt = learnedAtOf(draft, enteredAt)
    const isUnasked = draft.start.type === 'ago' && draft.start.minutes === 0
    const isTyping = isUnasked && enteredAt - learnedAt > UNASKED_BACKDATE_MS
    const lateReason = isTyping ? t('why.typing') : isUnasked ? '' : draft.lateReason
    const trouble = startProblem({ learnedAt, enteredAt, lateReason })
    return { learnedAt, lateReason, trouble }
  }

  function change(fields: Partial<ComplaintDraft>) {
    setDraft((held) => ({ ...held, openedAt: held.openedAt ?? serverNow(), ...fields }))
  }

  async function handleSave() {
    setHasTried(true)
    if (draft.category === null) {
      category.current?.scrollIntoView({ block: 'start' })
      category.current?.querySelector('button')?.focus({ preventScroll: true })
    }
    const enteredAt = serverNow()
    const { learnedAt, lateReason, trouble } = startAt(enteredAt)
    if (draft.category === null || trouble || isSaving) return
    const body = complaintOf(
      { ...draft, category: draft.category, lateReason },
      { learnedAt, enteredAt, ownerId: personId, zone },
    )
    setIsSaving(true)
    const result = await save.commit([
      { kind: complaint, id, set: body, isNew: true },
      {
        kind: complaintStep,
        id: newId(),
        set: { day: body.day, complaintId: id, step: 'accepted', at: enteredAt },
        isNew: true,
      },
    ])
    setIsSaving(false)
    setFailure(null)
    if (result.type === 'saved') {
      clearDraft()
      showSnackbar({
        text: t('saved', {
          number: complaintNumber({ id, day: body.day }),
          due: format.dayTime(dueOfNew(body.level, body.learnedAt, book), zone),
        }),
      })
      onSaved(id)
    } else if (result.type === 'refused') {
      setFailure({ type: 'refused', detail: result.refusal.detail })
    } else setFailure({ type: 'not_saved' })
  }

  const footer = (
    <div>
      <ProblemNote failure={failure} onRetry={() => void handleSave()} />
      <FormEnd
        cancelLabel={t(isDirty ? 'discard' : 'cancel')}
        onCancel={isDirty ? () => discard() : onCancel}
        save={{ label: t('save'), isBusy: isSaving, onSave: () => void handleSave() }}
      />
    </div>
  )

  return (
    <Pane label={t('new')} isForm footer={footer}>
      <h2 className="text-row font-semibold">{t('new')}</h2>
      <div ref={category}>
        <CategoryField
          draft={draft}
          onChange={change}
          isMissing={hasTried && draft.category === null}
        />
      </div>
      <WordsFields draft={draft} onChange={change} />
      <StartField
        draft={draft}
        onChange={change}
        learnedAt={start.learnedAt}
        now={now}
        zone={zone}
        problem={hasTried ? start.trouble : null}
      />
      <MoreFields
        draft={draft}
        onChange={change}
        people={people}
        defaultOwnerId={personId}
      />
      {isDirty && <p className="text-label text-muted">{t('draft')}</p>}
    </Pane>
  )

  function discard() {
    const before = draft
    clearDraft()
    setHasTried(false)
    showSnackbar({
      text: t('discarded'),
      undo: { label: t('undo'), onUndo: () => setDraft(() => before) },
    })
  }
}
