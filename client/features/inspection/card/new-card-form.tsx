import { useState } from 'react'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useAll } from '#client/data/use-records.ts'
import { useSave } from '#client/data/use-save.ts'
import { cardTexts } from '#client/locales/card.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { type CardColor, cardDueAt } from '#shared/inspection/card-rules.ts'
import {
  type CorrectiveAction,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'
import { zoneOwner } from '#shared/inspection/zone-owner.ts'
import { zoneOwnerOf } from '#shared/inspection/zone-owners.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { NotSaved } from '../not-saved.tsx'
import { useAttempt } from '../use-attempt.ts'
import { Panel } from './panel.tsx'
import { useAreas } from './use-areas.ts'

const NOBODY = ''

type NewCardFormProps = {
  floor: Floor
  onSaved: (id: string) => void
  onCancel: () => void
}

/** A card beside any round: what somebody saw in passing. */
export function NewCardForm({ floor, onSaved, onCancel }: NewCardFormProps) {
  const t = useText(cardTexts)
  const words = useText(inspectionTexts)
  const save = useSave()
  const { attempt, failed, isBusy } = useAttempt()
  const { areas, nameOf } = useAreas()
  const assignments = useAll(zoneOwner) ?? []
  const [areaCode, setAreaCode] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const [card, setCard] = useState<CardColor>('yellow')
  const [ownerId, setOwnerId] = useState<string | null>(null)
  useOpenForm(problem !== '')
  const { store, people } = floor

  function handleArea(code: string) {
    const day = businessDay(serverNow(), store.zone)
    setAreaCode(code)
    setOwnerId(zoneOwnerOf(assignments, code, day)?.ownerId ?? null)
  }

  function handleSave() {
    if (areaCode === null) return
    const at = serverNow()
    const day = businessDay(at, store.zone)
    const due = { moment: 'spot', color: card, isRepair: false, at, day, store } as const
    const body: CorrectiveAction = {
      ...{ day, areaCode, card, problem: problem.trim(), ownerId, closed: false },
      ...{ issuedAt: at, dueAt: cardDueAt(due) },
    }
    const id = newId()
    attempt(
      'card',
      () => save.create(correctiveAction, body, { id }),
      () => onSaved(id),
    )
  }

  return (
    <div className="rounded-card border border-hairline bg-card p-5 shadow-lift">
      <Panel
        title={t('new')}
        action={t('saveCard')}
        isBusy={isBusy}
        isDisabled={areaCode === null || problem.trim() === ''}
        onCancel={onCancel}
        onSave={handleSave}
      >
        <NotSaved failed={failed.get('card')} />
        <Select
          label={t('area')}
          options={areas.map(({ code }) => ({ value: code, label: nameOf(code) }))}
          value={areaCode}
          placeholder={t('chooseArea')}
          onChange={handleArea}
        />
        <TextArea
          label={t('problem')}
          value={problem}
          onChange={setProblem}
          maxLength={1000}
        />
        <Segmented
          label={t('colorOf')}
          segments={[
            { value: 'yellow' as const, label: t('yellowCard') },
            { value: 'red' as const, label: t('redCard') },
          ]}
          value={card}
          onChange={setCard}
        />
        <Select
          label={t('owner')}
          options={[{ value: NOBODY, label: words('nobody') }, ...people.options]}
          value={ownerId ?? NOBODY}
          onChange={(id) => setOwnerId(id || null)}
        />
      </Panel>
    </div>
  )
}
