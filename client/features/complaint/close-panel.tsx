import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { SATISFACTIONS, type Satisfaction } from '#shared/complaint/complaint.ts'
import { mayClose } from '#shared/complaint/complaint-closing.ts'
import type { Role } from '#shared/people/person.ts'
import { type AskProps, Panel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = { satisfaction: Satisfaction | null; note: string }

export type Closing = { satisfaction: Satisfaction; note: string; isClosing: boolean }

/** What the customer says decides whether it can be closed, and by whom. */
export function ClosePanel({ role, ...ask }: AskProps<Closing> & { role: Role | null }) {
  const t = useText(complaintTexts)
  const { draft, change, clear, discard } = usePanelDraft<Answer>(
    `complaint ${ask.complaintId} close`,
    { satisfaction: null, note: '' },
  )
  const { satisfaction, note } = draft
  const isAllowed = satisfaction !== null && mayClose(role, satisfaction)
  const isForManager = satisfaction !== null && !isAllowed
  return (
    <Panel
      title={t('closeTitle')}
      onCancel={() => {
        discard()
        ask.onCancel()
      }}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          isDisabled={satisfaction === null}
          onPress={() =>
            satisfaction &&
            ask.onSave({ satisfaction, note: note.trim(), isClosing: isAllowed }, clear)
          }
        >
          {isForManager ? t('noteSatisfaction') : t('closeNow')}
        </Button>
      }
    >
      <div>
        <RadioTiles
          label={t('closeTitle')}
          isLabelHidden
          options={SATISFACTIONS.map((value) => ({
            value,
            label: t(`satisfaction.${value}`),
          }))}
          value={satisfaction}
          onChange={(word) => change({ satisfaction: word })}
        />
        <p
          role="status"
          className="flex items-center gap-2 font-semibold text-attention not-empty:mt-4"
        >
          {isForManager && (
            <>
              <StateShape shape="triangle" className="size-5" />
              {t('managerOnly')}
            </>
          )}
        </p>
      </div>
      <TextArea
        label={t('closeNote')}
        optionalLabel={t('optional')}
        value={note}
        onChange={(words) => change({ note: words })}
        rows={2}
        maxLength={4000}
      />
    </Panel>
  )
}
