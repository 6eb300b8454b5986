import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { Complaint, ComplaintDot } from '#shared/complaint/complaint.ts'
import type { Role } from '#shared/people/person.ts'
import type { Json } from '#shared/record/json.ts'
import { ActionBar, type Asked } from './action-bar.tsx'
import { AlsoEntered } from './also-entered.tsx'
import { ClosePanel, type Closing } from './close-panel.tsx'
import { ComplaintEdit } from './complaint-edit.tsx'
import { ComplaintHead, ComplaintWords } from './complaint-head.tsx'
import type { ComplaintView } from './complaint-view.ts'
import { CourseDots } from './course-dots.tsx'
import { type FieldName, useFieldTexts } from './field-texts.ts'
import { NotePanel } from './note-panel.tsx'
import { Pane } from './pane.tsx'
import { PausePanel } from './pause-panel.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { ProblemNote } from './problem-note.tsx'
import { StepHistory } from './step-history.tsx'
import {
  type NamedStep,
  type NewStep,
  useComplaintActions,
} from './use-complaint-actions.ts'
import type { People } from './use-people.ts'

type ComplaintDetailProps = {
  view: ComplaintView
  zone: string
  people: People
  role: Role | null
}

/** One complaint: its clock, its five dots, and the next step as one big button. */
export function ComplaintDetail({ view, zone, people, role }: ComplaintDetailProps) {
  const t = useText(complaintTexts)
  const fieldTexts = useFieldTexts(people)
  const { complaint, course } = view
  const actions = useComplaintActions(complaint.id, zone)
  const [asked, setAsked] = useState<Asked | null>(null)

  function record(
    step: NewStep,
    edit: Partial<Complaint> | null = null,
    onSaved: () => void = () => {},
  ) {
    actions.record(step, edit, (saved) => {
      onSaved()
      setAsked(null)
      showSnackbar({
        text: t('stepSaved', { step: t(`step.${step.step}`) }),
        undo: { label: t('undo'), onUndo: () => takeBack(saved) },
      })
    })
  }

  function takeBack(step: NamedStep) {
    actions.takeBack(step, () =>
      showSnackbar({ text: t('stepUndone', { step: t(`step.${step.step}`) }) }),
    )
  }

  function handleDot(dot: ComplaintDot) {
    if (dot === 'planned') setAsked('plan')
    else if (dot === 'closed') setAsked('close')
    else record({ step: dot })
  }

  function handlePlan(solution: string, onSaved: () => void) {
    const isNew = solution !== (complaint.solution ?? '')
    record(
      { step: 'planned', ...(solution && { note: solution }) },
      isNew ? { solution } : null,
      onSaved,
    )
  }

  function handleClose({ satisfaction, note, isClosing }: Closing, onSaved: () => void) {
    const words = { satisfaction, ...(note && { note }) }
    if (isClosing) record({ step: 'closed', ...words }, { closed: true }, onSaved)
    else record({ step: 'note', ...words }, null, onSaved)
  }

  function handleUse(field: FieldName, value: Json, who: string) {
    // The value now in place becomes the other one by this edit; undo edits it back.
    const before = complaint[field] ?? null
    const put = (to: Json) => ({ [field]: to }) as Partial<Complaint>
    actions.edit(put(value), () =>
      showSnackbar({
        text: t('restored', { who, field: fieldTexts.label(field) }),
        undo: { label: t('undo'), onUndo: () => actions.edit(put(before), () => {}) },
      }),
    )
  }

  if (asked === 'edit') {
    return (
      <ComplaintEdit
        complaint={complaint}
        people={people}
        isBusy={actions.isBusy}
        failure={actions.failure}
        onSave={actions.edit}
        onDone={() => setAsked(null)}
      />
    )
  }

  const ask = {
    complaintId: complaint.id,
    isBusy: actions.isBusy,
    onCancel: () => setAsked(null),
  }
  const footer = (
    <div>
      <ProblemNote failure={actions.failure} onRetry={actions.retry} />
      {asked === 'plan' && (
        <PlanPanel {...ask} solution={complaint.solution ?? ''} onSave={handlePlan} />
      )}
      {asked === 'close' && <ClosePanel {...ask} role={role} onSave={handleClose} />}
      {asked === 'pause' && (
        <PausePanel
          {...ask}
          pauses={course.pauses}
          onSave={(note, onSaved) => record({ step: 'paused', note }, null, onSaved)}
        />
      )}
      {asked === 'note' && (
        <NotePanel
          {...ask}
          onSave={(note, onSaved) => record({ step: 'note', note }, null, onSaved)}
        />
      )}
      {asked === null && (
        <ActionBar
          course={course}
          isBusy={actions.isBusy}
          onAsk={setAsked}
          onResume={() => record({ step: 'resumed' })}
          onNext={handleDot}
        />
      )}
    </div>
  )

  return (
    <Pane label={view.number} footer={footer}>
      <ComplaintHead view={view} zone={zone} people={people} />
      <CourseDots
        course={course}
        zone={zone}
        people={people}
        onRecord={handleDot}
        onTakeBack={takeBack}
      />
      <ComplaintWords complaint={complaint} />
      <AlsoEntered complaint={complaint} zone={zone} people={people} onUse={handleUse} />
      <section aria-label={t('history')}>
        <h3 className="mb-1 text-row font-semibold">{t('history')}</h3>
        <StepHistory view={view} zone={zone} people={people} onTakeBack={takeBack} />
      </section>
    </Pane>
  )
}
