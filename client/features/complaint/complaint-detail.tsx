import { useState } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import { PhotoField } from '#client/photos/photo-field.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { Complaint, ComplaintDot, LaterStep } from '#shared/complaint/complaint.ts'
import { nextStep } from '#shared/complaint/complaint-next.ts'
import { mayHandle } from '#shared/complaint/complaint-people.ts'
import { editOfUndo } from '#shared/complaint/complaint-undo.ts'
import { levelAdvice } from '#shared/complaint/level-advice.ts'
import type { Json } from '#shared/record/json.ts'
import { ActionBar } from './action-bar.tsx'
import { AlsoInComplaint } from './also-in-complaint.tsx'
import type { Asked } from './asked.ts'
import { CasePanel } from './case-panel.tsx'
import type { CaseProps } from './case-props.ts'
import { msToNextState } from './clock-ticks.ts'
import { ComplaintEdit } from './complaint-edit.tsx'
import { ComplaintFacts, ComplaintWords } from './complaint-facts.tsx'
import { ComplaintHead } from './complaint-head.tsx'
import { ComplaintPrint } from './complaint-print.tsx'
import { type ComplaintView, isHandledLate, stateOf } from './complaint-view.ts'
import { CourseDots } from './course-dots.tsx'
import { EarlierRounds } from './earlier-rounds.tsx'
import { type FieldName, useFieldTexts } from './field-texts.ts'
import { inverseOf } from './inverse-edit.ts'
import { LevelNote } from './level-note.tsx'
import { MoreMenu } from './more-menu.tsx'
import { Pane } from './pane.tsx'
import { ProblemNote } from './problem-note.tsx'
import { StepHistory } from './step-history.tsx'
import { ThreeClocks } from './three-clocks.tsx'
import {
  type NamedStep,
  type NewStep,
  useComplaintActions,
} from './use-complaint-actions.ts'
import { useNeighbours } from './use-neighbours.ts'
import { usePrintNote } from './use-print-note.ts'
import { useTicking } from './use-ticking.ts'

type ComplaintDetailProps = { view: ComplaintView; zone: string; people: People; me: Me }

/** One complaint: its clocks, its dots, and the next step as one big button. */
export function ComplaintDetail({ view, zone, people, me }: ComplaintDetailProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const fieldTexts = useFieldTexts(people)
  const { complaint, course } = view
  const actions = useComplaintActions(complaint.id, zone)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isPrinting, setIsPrinting] = useState(false)
  const notePrint = usePrintNote(view, zone)
  const neighbours = useNeighbours(complaint)
  const now = useTicking(serverNow, (at) => msToNextState(stateOf(view, at), at))
  const state = stateOf(view, now)
  const isMine = mayHandle(me.id, complaint)
  const next = nextStep(complaint, course, isHandledLate(view))
  const advice =
    course.closedAt === null
      ? levelAdvice({ complaint, others: neighbours, state, levels: course.levels })
      : null

  function say(words: string, undo: () => void) {
    showSnackbar({ text: words, undo: { label: t('undo'), onUndo: undo } })
  }

  function record(
    steps: readonly NewStep[],
    edit: Partial<Complaint> | null = null,
    onSaved: () => void = () => {},
  ) {
    const back = edit && inverseOf(edit, complaint)
    actions.record(steps, edit, (saved) => {
      onSaved()
      setAsked(null)
      const first = saved[0]
      if (first) {
        const words = t('stepSaved', { step: t(`step.${first.step}`) })
        say(words, () => takeBack(saved, back))
      }
    })
  }

  function takeBack(steps: readonly NamedStep[], edit: Partial<Complaint> | null) {
    actions.takeBack(steps, edit, () => {
      const first = steps[0]
      if (first) {
        showSnackbar({ text: t('stepUndone', { step: t(`step.${first.step}`) }) })
      }
    })
  }

  /** A step from the dots or the history, with what was written beside it. */
  function takeBackOne({ id, step }: NamedStep) {
    const held = view.steps.find((one) => one.id === id)
    const pair =
      held?.step === 'linked' && held.pairId && held.otherId
        ? [{ id: held.pairId, step: 'again' as const, complaintId: held.otherId }]
        : []
    takeBack([{ id, step }, ...pair], editOfUndo(view.steps, [id]))
  }

  function handleEdit(fields: Partial<Complaint>, words: string, onSaved: () => void) {
    const back = inverseOf(fields, complaint)
    actions.edit(fields, () => {
      onSaved()
      setAsked(null)
      say(c('edited', { what: words }), () => actions.edit(back, () => {}))
    })
  }

  function handleNext(step: ComplaintDot | LaterStep) {
    // Serious or promised for later: which of the three ends it was has to be said.
    const asksHow = complaint.level >= 3 || typeof complaint.promisedAt === 'number'
    if (step === 'planned') setAsked('plan')
    else if (step === 'closed') setAsked('close')
    else if (step === 'executed') setAsked('executed')
    else if (step === 'called_back') setAsked('call_back')
    else if (step === 'replied' && asksHow) setAsked('reply')
    else record([{ step }])
  }

  function handleUse(field: FieldName, value: Json, who: string) {
    // The value now in place becomes the other one by this edit; undo edits it back.
    const before = complaint[field] ?? null
    const put = (to: Json) => ({ [field]: to }) as Partial<Complaint>
    actions.edit(put(value), () =>
      say(t('restored', { who, field: fieldTexts.label(field) }), () =>
        actions.edit(put(before), () => {}),
      ),
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

  const props: CaseProps = {
    ...{ view, zone, people, me, record, edit: handleEdit },
    isBusy: actions.isBusy,
    onCancel: () => setAsked(null),
  }
  const footer = (
    <div>
      <ProblemNote failure={actions.failure} onRetry={actions.retry} />
      {asked === null ? (
        <ActionBar
          {...props}
          next={next}
          isPaused={state.type === 'paused'}
          onAsk={setAsked}
          onResume={() => record([{ step: 'resumed' }])}
          onNext={handleNext}
        />
      ) : asked === 'more' ? (
        <MoreMenu
          {...props}
          onAsk={setAsked}
          onAcknowledge={() => record([{ step: 'acknowledged' }])}
          onPrint={() => {
            setAsked(null)
            void notePrint(() => setIsPrinting(true))
          }}
        />
      ) : (
        <CasePanel {...props} asked={asked} advice={advice} neighbours={neighbours} />
      )}
    </div>
  )

  return (
    <Pane label={view.number} footer={footer}>
      <ComplaintHead view={view} zone={zone} people={people} />
      {advice && isMine && asked === null && (
        <LevelNote advice={advice} onAsk={() => setAsked('level')} />
      )}
      <ThreeClocks view={view} zone={zone} now={now} />
      <CourseDots
        view={view}
        zone={zone}
        people={people}
        next={next}
        isLocked={!isMine}
        onRecord={handleNext}
        onTakeBack={takeBackOne}
      />
      <ComplaintWords complaint={complaint} />
      <ComplaintFacts view={view} zone={zone} people={people} />
      <PhotoField
        parentKind="complaint"
        parentId={complaint.id}
        slot="evidence"
        label={c('evidence')}
        max={12}
      />
      <AlsoInComplaint
        complaint={complaint}
        zone={zone}
        people={people}
        onUse={handleUse}
      />
      <EarlierRounds view={view} zone={zone} />
      <section aria-label={t('history')}>
        <h3 className="mb-1 text-row font-semibold">{t('history')}</h3>
        <StepHistory
          {...{ view, zone, people }}
          lockedTo={isMine ? null : me.id}
          onTakeBack={takeBackOne}
        />
      </section>
      {isPrinting && (
        <ComplaintPrint
          view={view}
          zone={zone}
          people={people}
          me={me}
          onDone={() => setIsPrinting(false)}
        />
      )}
    </Pane>
  )
}
