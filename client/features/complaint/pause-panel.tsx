import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { MAX_PAUSES } from '#shared/complaint/complaint-closing.ts'
import { type AskProps, Panel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

const PAUSE_REASONS = ['customer', 'parts', 'department', 'manufacturer'] as const

type Answer = { reason: (typeof PAUSE_REASONS)[number] | 'other' | null; own: string }

/** A pause is never silent: it needs its reason, and there are only two. */
export function PausePanel({ pauses, ...ask }: AskProps<string> & { pauses: number }) {
  const t = useText(complaintTexts)
  const { draft, change, clear, discard } = usePanelDraft<Answer>(
    `complaint ${ask.complaintId} pause`,
    { reason: null, own: '' },
  )
  const { reason, own } = draft
  const words =
    reason === null ? '' : reason === 'other' ? own.trim() : t(`pauseWhy.${reason}`)
  return (
    <Panel
      title={t('pauseTitle')}
      onCancel={() => {
        discard()
        ask.onCancel()
      }}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          isDisabled={words === ''}
          onPress={() => ask.onSave(words, clear)}
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
        onChange={(why) => change({ reason: why })}
      />
      {reason === 'other' && (
        <TextArea
          label={t('pauseOther')}
          value={own}
          onChange={(text) => change({ own: text })}
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
