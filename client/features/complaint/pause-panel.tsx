import { serverNow } from '#client/data/server-now.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { FREE_PAUSES } from '#shared/complaint/complaint-closing.ts'
import type { CaseProps } from './case-props.ts'
import { InstantField } from './instant-field.tsx'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = { until: number | null; heardBy: string | null; why: string }

/** Only the customer stops the clock: "call me at six". It runs again at that hour. */
export function PausePanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'pause', {
    until: null,
    heardBy: props.me.id,
    why: '',
  })
  const { until, heardBy, why } = draft
  const isSecond = props.view.course.pauses >= FREE_PAUSES
  const isPast = until !== null && until <= serverNow()
  const isIncomplete =
    until === null || isPast || heardBy === null || (isSecond && why.trim() === '')
  function handleSave() {
    if (until === null || heardBy === null) return
    const note = why.trim()
    props.record([{ step: 'paused', until, heardBy, ...(note && { note }) }], null, clear)
  }
  return (
    <SavePanel
      title={c('pauseTitle')}
      saveLabel={t('pauseNow')}
      isBusy={props.isBusy}
      isIncomplete={isIncomplete}
      onSave={handleSave}
      onCancel={cancel}
    >
      <InstantField
        label={c('pauseUntil')}
        zone={props.zone}
        value={until}
        onChange={(at) => change({ until: at })}
        hours={[1, 2, 4]}
        days={[0, 1]}
      />
      {isPast && <p className="text-minor text-bad">{c('pausePast')}</p>}
      <Select
        label={c('heardBy')}
        options={props.people.options}
        value={heardBy}
        onChange={(id) => change({ heardBy: id })}
      />
      <TextField
        label={isSecond ? c('pauseWhySecond') : c('pauseWords')}
        optionalLabel={isSecond ? undefined : t('optional')}
        value={why}
        onChange={(words) => change({ why: words })}
        maxLength={400}
      />
      <p className="text-minor text-muted">{c(isSecond ? 'pauseSecond' : 'pauseOnce')}</p>
    </SavePanel>
  )
}
