import { type ReactNode, useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { SATISFACTIONS, type Satisfaction } from '#shared/complaint/complaint.ts'
import { MAX_PAUSES, mayClose } from '#shared/complaint/complaint-closing.ts'
import type { Role } from '#shared/people/person.ts'

type PanelProps = {
  title: string
  onCancel: () => void
  children: ReactNode
  action: ReactNode
}

/** A question about one step, in the place of the big button. */
function Panel({ title, onCancel, children, action }: PanelProps) {
  const t = useText(complaintTexts)
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h3 className="text-row font-semibold">{title}</h3>
      {children}
      <div className="flex flex-wrap justify-end gap-3 lefty:flex-row-reverse lefty:justify-end">
        <Button tone="quiet" size="large" onPress={onCancel}>
          {t('cancel')}
        </Button>
        {action}
      </div>
    </section>
  )
}

type AskProps<Answer> = {
  onCancel: () => void
  onSave: (answer: Answer) => void
  isBusy: boolean
}

/** The solution, in words or by voice; the step counts without them too. */
export function PlanPanel({ solution, ...ask }: AskProps<string> & { solution: string }) {
  const t = useText(complaintTexts)
  const [text, setText] = useState(solution)
  useOpenForm(text !== solution)
  return (
    <Panel
      title={t('planTitle')}
      onCancel={ask.onCancel}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          onPress={() => ask.onSave(text.trim())}
        >
          {t('do.planned')}
        </Button>
      }
    >
      <TextArea
        label={t('solution')}
        optionalLabel={t('optional')}
        description={`${t('descriptionHint')} ${t('planHint')}`}
        value={text}
        onChange={setText}
        maxLength={4000}
      />
    </Panel>
  )
}

export type Closing = { satisfaction: Satisfaction; note: string; isClosing: boolean }

/** What the customer says decides whether it can be closed, and by whom. */
export function ClosePanel({ role, ...ask }: AskProps<Closing> & { role: Role | null }) {
  const t = useText(complaintTexts)
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(null)
  const [note, setNote] = useState('')
  useOpenForm(note !== '')
  const isAllowed = satisfaction !== null && mayClose(role, satisfaction)
  const isForManager = satisfaction !== null && !isAllowed
  return (
    <Panel
      title={t('closeTitle')}
      onCancel={ask.onCancel}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          isDisabled={satisfaction === null}
          onPress={() =>
            satisfaction &&
            ask.onSave({ satisfaction, note: note.trim(), isClosing: isAllowed })
          }
        >
          {isForManager ? t('noteSatisfaction') : t('closeNow')}
        </Button>
      }
    >
      <RadioTiles
        label={t('closeTitle')}
        isLabelHidden
        options={SATISFACTIONS.map((value) => ({
          value,
          label: t(`satisfaction.${value}`),
        }))}
        value={satisfaction}
        onChange={setSatisfaction}
      />
      <p
        role="status"
        className="flex items-center gap-2 font-semibold text-attention empty:hidden"
      >
        {isForManager && (
          <>
            <StateShape shape="triangle" className="size-5" />
            {t('managerOnly')}
          </>
        )}
      </p>
      <TextArea
        label={t('closeNote')}
        optionalLabel={t('optional')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={4000}
      />
    </Panel>
  )
}

const PAUSE_REASONS = ['customer', 'parts', 'department', 'manufacturer'] as const

/** A pause is never silent: it needs its reason, and there are only two. */
export function PausePanel({ pauses, ...ask }: AskProps<string> & { pauses: number }) {
  const t = useText(complaintTexts)
  const [reason, setReason] = useState<(typeof PAUSE_REASONS)[number] | 'other' | null>(
    null,
  )
  const [own, setOwn] = useState('')
  useOpenForm(own !== '')
  const words =
    reason === null ? '' : reason === 'other' ? own.trim() : t(`pauseWhy.${reason}`)
  return (
    <Panel
      title={t('pauseTitle')}
      onCancel={ask.onCancel}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          isDisabled={words === ''}
          onPress={() => ask.onSave(words)}
        >
          {t('pauseNow')}
        </Button>
      }
    >
      <RadioTiles
        label={t('pauseTitle')}
        isLabelHidden
        options={[
          ...PAUSE_REASONS.map((value) => ({ value, label: t(`pauseWhy.${value}`) })),
          { value: 'other' as const, label: t('pauseOther') },
        ]}
        value={reason}
        onChange={setReason}
      />
      {reason === 'other' && (
        <TextArea
          label={t('pauseOther')}
          value={own}
          onChange={setOwn}
          rows={2}
          maxLength={400}
        />
      )}
      <p className="text-minor text-muted">
        {t('pausesLeft', { count: MAX_PAUSES - pauses })}
      </p>
    </Panel>
  )
}

/** Words beside the course: a voice message left, what was heard. */
export function NotePanel(ask: AskProps<string>) {
  const t = useText(complaintTexts)
  const [text, setText] = useState('')
  useOpenForm(text !== '')
  return (
    <Panel
      title={t('noteTitle')}
      onCancel={ask.onCancel}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          isDisabled={text.trim() === ''}
          onPress={() => ask.onSave(text.trim())}
        >
          {t('noteSave')}
        </Button>
      }
    >
      <TextArea
        label={t('noteTitle')}
        description={t('descriptionHint')}
        value={text}
        onChange={setText}
        maxLength={4000}
      />
    </Panel>
  )
}
