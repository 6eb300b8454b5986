import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { mayHandle } from '#shared/complaint/complaint-people.ts'
import type { CaseProps } from './case-props.ts'
import { Panel } from './panel.tsx'

/** Who contacts the customer this evening, or answers for it through the night: one tap. */
export function NightPanel(props: CaseProps) {
  const c = useText(caseTexts)
  const { complaint } = props.view
  const able = props.people.staff.filter(({ id }) => mayHandle(id, complaint))
  const others = able.filter(({ id }) => id !== complaint.ownerId)
  const hand = (toId: string) => props.record([{ step: 'night', toId }], null, () => {})
  return (
    <Panel title={c('nightTitle')} onCancel={props.onCancel}>
      {complaint.ownerId !== null && mayHandle(complaint.ownerId, complaint) && (
        <Button
          tone="primary"
          size="large"
          isBusy={props.isBusy}
          onPress={() => hand(complaint.ownerId ?? '')}
        >
          {c('tonightFirst', { who: props.people.nameOf(complaint.ownerId) })}
        </Button>
      )}
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-minor font-semibold">{c('nightHand')}</legend>
        <div className="flex flex-wrap gap-2">
          {others.map(({ id, name }) => (
            <Button key={id} isBusy={props.isBusy} onPress={() => hand(id)}>
              {name}
            </Button>
          ))}
        </div>
      </fieldset>
      <p className="text-minor text-muted">{c('quietHint')}</p>
    </Panel>
  )
}
