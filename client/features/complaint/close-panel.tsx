import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { SATISFACTIONS, type Satisfaction } from '#shared/complaint/complaint.ts'
import { mayClose } from '#shared/complaint/complaint-closing.ts'
import type { Role } from '#shared/people/person.ts'
import { type AskProps, Panel } from './panel.tsx'

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
