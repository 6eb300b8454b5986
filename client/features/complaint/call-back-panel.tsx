import { serverNow } from '#client/data/server-now.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { callBackState, callBackTime } from '#shared/complaint/call-back.ts'
import { SATISFACTIONS, type Satisfaction } from '#shared/complaint/complaint.ts'
import { raised } from '#shared/complaint/complaint-level.ts'
import { mayCallBack } from '#shared/complaint/complaint-people.ts'
import { Attention } from './attention.tsx'
import type { CaseProps } from './case-props.ts'
import { Panel, SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

/** Who answers a call answers it: not reached is an attempt, not a call-back. */
const ANSWERS = SATISFACTIONS.filter((word) => word !== 'no_answer')

type Answer = { satisfaction: Satisfaction | null; note: string }

/** A day after the measure somebody who had no part in it asks whether it helped. */
export function CallBackPanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const { view, zone, me } = props
  const { complaint, course } = view
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'call back', {
    satisfaction: null,
    note: '',
  })
  const { satisfaction, note } = draft
  const times = callBackTime(course)
  const place = times && callBackState(times, serverNow())
  const title = c('callBackTitle')
  if (!mayCallBack(me.id, complaint, course)) {
    return (
      <Panel title={title} onCancel={props.onCancel}>
        <Attention>{c('callBackOther')}</Attention>
      </Panel>
    )
  }
  if (times && place === 'early') {
    return (
      <Panel title={title} onCancel={props.onCancel}>
        <Attention>
          {c('callBackEarly', { time: format.dayTime(times.from, zone) })}
        </Attention>
      </Panel>
    )
  }
  const isUnhappy = satisfaction === 'dissatisfied'
  const level = raised(complaint.level)
  function handleSave() {
    if (satisfaction === null) return
    const words = note.trim()
    const called = {
      ...{ step: 'called_back' as const, satisfaction },
      ...(words && { note: words }),
    }
    if (!isUnhappy) {
      props.record([called], null, clear)
      return
    }
    const isHighest = complaint.level === level
    const up = { step: 'level' as const, fromLevel: complaint.level, toLevel: level }
    props.record(
      [
        called,
        { step: 'reopened', note: c('reopenUnhappy') },
        ...(isHighest ? [] : [{ ...up, note: c('reopenUnhappy') }]),
      ],
      { closed: false, ...(!isHighest && { level }) },
      clear,
    )
  }
  return (
    <SavePanel
      title={title}
      saveLabel={isUnhappy ? c('callBackReopen') : c('callBackSave')}
      isBusy={props.isBusy}
      isIncomplete={satisfaction === null}
      onSave={handleSave}
      onCancel={cancel}
    >
      {place === 'late' && <Attention>{c('callBackLate')}</Attention>}
      <RadioTiles
        label={title}
        isLabelHidden
        options={ANSWERS.map((value) => ({ value, label: t(`satisfaction.${value}`) }))}
        value={satisfaction}
        onChange={(word) => change({ satisfaction: word })}
      />
      {isUnhappy && (
        <Attention>{c('callBackUnhappy', { level: t(`level.${level}`) })}</Attention>
      )}
      <TextArea
        label={t('closeNote')}
        optionalLabel={t('optional')}
        value={note}
        onChange={(words) => change({ note: words })}
        rows={2}
        maxLength={4000}
      />
    </SavePanel>
  )
}
