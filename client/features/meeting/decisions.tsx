import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useDraft } from '#client/data/draft.ts'
import type { Held } from '#client/data/held.ts'
import { useDay } from '#client/data/use-records.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { task } from '#shared/desk/task.ts'
import type { Meeting } from '#shared/meeting/meeting.ts'
import { businessDay, instantAt } from '#shared/record/business-day.ts'
import type { MeetingActions } from './use-meeting-actions.ts'

type DecisionsProps = {
  meeting: Held<Meeting>
  people: People
  zone: string
  actions: MeetingActions
}

const EMPTY = { text: '', ownerId: '', due: '' }
/** Done by the evening of its day. */
const DUE_HOUR = 18

/** Who does what by when: each comes back on Today until it is ticked. */
export function Decisions({ meeting, people, zone, actions }: DecisionsProps) {
  const t = useText(meetingTexts)
  const format = useFormat()
  const made = useDay(task, meeting.day)?.filter(
    (one) => one.meetingId === meeting.id && one.removed !== true,
  )
  const { draft, setDraft, clearDraft, isDirty } = useDraft(`decision ${meeting.id}`, EMPTY)
  const [isTried, setIsTried] = useState(false)
  useOpenForm(isDirty)
  const text = draft.text.trim()

  function add() {
    setIsTried(text === '')
    if (text === '') return
    const dueAt = draft.due === '' ? null : instantAt(draft.due, DUE_HOUR, 0, zone)
    actions.decide(meeting, { text, ownerId: draft.ownerId || null, dueAt }, clearDraft)
  }
  return (
    <Card title={t('decisions')}>
      <ul className="mb-4 flex flex-col">
        {made?.length === 0 && <li className="text-muted">{t('noDecisions')}</li>}
        {made?.map(({ id, text: words, ownerId, dueAt }) => (
          <li key={id} className="border-hairline border-t py-2 first:border-t-0">
            <span className="block">{words}</span>
            <span className="figures block text-minor text-muted">
              {ownerId ? people.nameOf(ownerId) : t('nobody')}
              {dueAt
                ? `・${t('dueOn', { day: format.day(businessDay(dueAt, zone)) })}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
      <div className="grid gap-3 rail:grid-cols-2">
        <div className="rail:col-span-2">
          <TextField
            label={t('decision')}
            value={draft.text}
            maxLength={1000}
            errorMessage={isTried && text === '' ? t('needed') : undefined}
            onChange={(words) => setDraft((held) => ({ ...held, text: words }))}
          />
        </div>
        <Select
          label={t('owner')}
          options={[{ value: '', label: t('nobody') }, ...people.options]}
          value={draft.ownerId}
          onChange={(ownerId) => setDraft((held) => ({ ...held, ownerId }))}
        />
        <TextField
          label={t('due')}
          type="date"
          value={draft.due}
          onChange={(due) => setDraft((held) => ({ ...held, due }))}
        />
        <div className="rail:col-span-2">
          <Button icon={Plus} isWide onPress={add}>
            {t('addDecision')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
