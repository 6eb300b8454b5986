import { MessageSquarePlus, Pause, Pencil, Play } from 'lucide-react'
import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { Complaint, ComplaintDot } from '#shared/complaint/complaint.ts'
import { MAX_PAUSES } from '#shared/complaint/complaint-closing.ts'
import type { Role } from '#shared/people/person.ts'
import type { Json } from '#shared/record/json.ts'
import { AlsoEntered } from './also-entered.tsx'
import { ComplaintEdit } from './complaint-edit.tsx'
import { ComplaintHead, ComplaintWords } from './complaint-head.tsx'
import type { ComplaintView } from './complaint-view.ts'
import { CourseDots, NextStep } from './course-dots.tsx'
import { type FieldName, useFieldTexts } from './field-texts.ts'
import { Pane } from './pane.tsx'
import { ProblemNote } from './problem-note.tsx'
import { StepHistory } from './step-history.tsx'
import {
  ClosePanel,
  type Closing,
  NotePanel,
  PausePanel,
  PlanPanel,
} from './step-panels.tsx'
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

type Asked = 'plan' | 'close' | 'pause' | 'note' | 'edit'

/** One complaint: its clock, its five dots, and the next step as one big button. */
export function ComplaintDetail({ view, zone, people, role }: ComplaintDetailProps) {
  const t = useText(complaintTexts)
  const format = useFormat()
  const fieldTexts = useFieldTexts(people)
  const { complaint, course } = view
  const actions = useComplaintActions(complaint.id, zone)
  const [asked, setAsked] = useState<Asked | null>(null)

  function record(step: NewStep, edit: Partial<Complaint> | null = null) {
    actions.record(step, edit, (saved) => {
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

  function handlePlan(solution: string) {
    const isNew = solution !== (complaint.solution ?? '')
    record(
      { step: 'planned', ...(solution && { note: solution }) },
      isNew ? { solution } : null,
    )
  }

  function handleClose({ satisfaction, note, isClosing }: Closing) {
    const words = { satisfaction, ...(note && { note }) }
    if (isClosing) record({ step: 'closed', ...words }, { closed: true })
    else record({ step: 'note', ...words })
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

  const ask = { isBusy: actions.isBusy, onCancel: () => setAsked(null) }
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
          onSave={(note) => record({ step: 'paused', note })}
        />
      )}
      {asked === 'note' && (
        <NotePanel {...ask} onSave={(note) => record({ step: 'note', note })} />
      )}
      {asked === null && (
        <div className="flex flex-wrap items-center gap-2 lefty:flex-row-reverse">
          <Button
            tone="quiet"
            className="max-rail:px-2!"
            icon={Pencil}
            onPress={() => setAsked('edit')}
          >
            {t('edit')}
          </Button>
          <Button
            tone="quiet"
            className="max-rail:px-2!"
            icon={MessageSquarePlus}
            onPress={() => setAsked('note')}
          >
            {t('addNote')}
          </Button>
          {course.pause ? (
            <Button icon={Play} onPress={() => record({ step: 'resumed' })}>
              {t('resume')}
            </Button>
          ) : (
            course.handledAt === null && (
              <Button
                tone="quiet"
                className="max-rail:px-2!"
                icon={Pause}
                isDisabled={course.pauses >= MAX_PAUSES}
                onPress={() => setAsked('pause')}
              >
                {t('pause')}
              </Button>
            )
          )}
          {course.next && (
            <span className="max-rail:grow max-rail:*:w-full rail:ms-auto lefty:rail:ms-0 lefty:rail:me-auto">
              <NextStep
                next={course.next}
                isBusy={actions.isBusy}
                onPress={() => course.next && handleDot(course.next)}
              />
            </span>
          )}
        </div>
      )}
      {asked === null && course.handledAt === null && course.pauses >= MAX_PAUSES && (
        <p className="pt-2 text-minor text-muted">
          {t('noPauses', { count: course.pauses })}
        </p>
      )}
      {course.pausedMs > 0 && (
        <p className="pt-2 text-minor text-muted">
          {t('banked', { time: format.duration(course.pausedMs) })}
        </p>
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
