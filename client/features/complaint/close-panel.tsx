import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import {
  type Complaint,
  SATISFACTIONS,
  type Satisfaction,
} from '#shared/complaint/complaint.ts'
import {
  type ClosingNeed,
  closingNeeds,
  isContent,
} from '#shared/complaint/complaint-closing.ts'
import { stepsOf } from '#shared/complaint/complaint-course.ts'
import { STANCES, type Stance } from '#shared/complaint/complaint-values.ts'
import { triesOf } from '#shared/complaint/contact-attempts.ts'
import { Attention } from './attention.tsx'
import type { CaseProps } from './case-props.ts'
import { type Cause, CauseFields, causeOf } from './cause-fields.tsx'
import { isHandledLate } from './complaint-view.ts'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = Cause & {
  satisfaction: Satisfaction | 'unreached' | null
  stance: Stance | null
  note: string
  settlement: string
}

/** What can be answered right here; the rest has to be done before. */
const ASKED_HERE: readonly ClosingNeed[] = [
  'satisfaction',
  'cause',
  'prevention',
  'settlement',
]

/** What the customer says decides whether it can be closed, by whom, and what else is asked. */
export function ClosePanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { view, me, people } = props
  const { complaint, course } = view
  const before = causeOf(complaint)
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'close', {
    ...before,
    satisfaction: course.done.called_back?.satisfaction ?? null,
    stance: null,
    note: '',
    settlement: '',
  })
  const { satisfaction, stance, note, settlement } = draft
  const tries = triesOf(stepsOf(course, 'attempt'), props.zone)
  const judge = (given: Pick<Answer, 'causeType' | 'prevention' | 'settlement'>) =>
    closingNeeds({
      ...{ complaint, course, isLate: isHandledLate(view), tries },
      ...{ personId: me.id, role: me.role, answer: satisfaction },
      ...given,
    })
  const needs = judge(draft)
  // Asked as long as they are open, also while they are being answered.
  const asked = judge({ causeType: null, prevention: '', settlement: '' })
  const blocks = needs.filter((need) => !ASKED_HERE.includes(need))
  const isForManager = needs.includes('manager')
  const isUnhappy =
    satisfaction !== null && satisfaction !== 'unreached' && !isContent(satisfaction)
  const isNote = blocks.length > 0

  function handleSave() {
    if (satisfaction === null) return
    const words = note.trim()
    const said = {
      ...(satisfaction !== 'unreached' && { satisfaction }),
      ...(stance && isUnhappy && { stance }),
      ...(words && { note: words }),
    }
    const cause = Object.fromEntries(
      Object.entries(before).flatMap(([field, old]) => {
        const value = draft[field as keyof Cause]
        return value === old ? [] : [[field, value]]
      }),
    ) as Partial<Complaint>
    const settled = settlement.trim()
    if (isNote) {
      props.record(
        [{ step: 'note', ...said }],
        Object.keys(cause).length > 0 ? cause : null,
        clear,
      )
      return
    }
    props.record(
      [
        ...(settled ? [{ step: 'settled' as const, note: settled }] : []),
        {
          step: 'closed',
          ...said,
          ...(satisfaction === 'unreached' && { unverified: true }),
        },
      ],
      { ...cause, closed: true },
      clear,
    )
  }

  return (
    <SavePanel
      title={t('closeTitle')}
      saveLabel={
        isForManager ? t('noteSatisfaction') : isNote ? c('noteForNow') : t('closeNow')
      }
      isBusy={props.isBusy}
      isIncomplete={satisfaction === null || (!isNote && needs.length > 0)}
      onSave={handleSave}
      onCancel={cancel}
    >
      <RadioTiles
        label={t('closeTitle')}
        isLabelHidden
        columns={3}
        options={[
          ...SATISFACTIONS.map((value) => ({ value, label: t(`satisfaction.${value}`) })),
          { value: 'unreached' as const, label: c('unreached') },
        ]}
        value={satisfaction}
        onChange={(word) => change({ satisfaction: word })}
      />
      {satisfaction === 'unreached' && (
        <p className="text-minor text-muted">
          {c('unreachedTries', { count: tries.tries, days: tries.days })}
        </p>
      )}
      {satisfaction !== null &&
        blocks.map((need) => (
          <Attention key={need}>
            {need === 'manager' ? t('managerOnly') : c(`need.${need}`)}
          </Attention>
        ))}
      {isUnhappy && (
        <Chips label={c('stance')}>
          {STANCES.map((value) => (
            <Chip
              key={value}
              isChosen={stance === value}
              onPress={() => change({ stance: stance === value ? null : value })}
            >
              {c(`stance.${value}`)}
            </Chip>
          ))}
        </Chips>
      )}
      <TextArea
        label={t('closeNote')}
        optionalLabel={t('optional')}
        value={note}
        onChange={(words) => change({ note: words })}
        rows={2}
        maxLength={4000}
      />
      {satisfaction !== null &&
      (asked.includes('cause') || asked.includes('prevention')) ? (
        <CauseFields value={draft} people={people} onChange={change} />
      ) : (
        <details className="rounded-control border border-hairline px-4">
          <summary className="min-h-12 cursor-pointer py-3 font-semibold">
            {c('causeTitle')}
          </summary>
          <div className="flex flex-col gap-4 pb-4">
            <CauseFields value={draft} people={people} onChange={change} />
          </div>
        </details>
      )}
      {asked.includes('settlement') && (
        <TextArea
          label={c('words.settled')}
          description={c('settledHint')}
          value={settlement}
          onChange={(words) => change({ settlement: words })}
          rows={2}
          maxLength={4000}
        />
      )}
    </SavePanel>
  )
}
