import { Signature } from 'lucide-react'
import { useState } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { may } from '#shared/permissions.ts'
import type { Walk } from './use-walk.ts'
import type { WalkActions } from './use-walk-actions.ts'

const REASONS = ['busy', 'next', 'blocked'] as const

type SignPanelProps = {
  walk: Walk
  floor: Floor
  actions: WalkActions
  /** Photos that are asked for and not there. */
  missing: number
  onSigned: () => void
}

/** Complete: one tap. With gaps: why, then the same tap. */
export function SignPanel({ walk, floor, actions, missing, onSigned }: SignPanelProps) {
  const t = useText(inspectionTexts)
  const [reason, setReason] = useState<(typeof REASONS)[number] | 'other' | null>(null)
  const [own, setOwn] = useState('')
  const { score } = walk
  const hasGaps = score.notChecked > 0 || missing > 0
  const words = reason === null ? '' : reason === 'other' ? own.trim() : t(`gap.${reason}`)
  const canSign = may(floor.me.role, 'create', 'roundSignature')

  function handleSign() {
    actions.sign(hasGaps ? words : '', () => {
      showSnackbar({ text: t(score.isIncomplete ? 'signedIncomplete' : 'signed') })
      onSigned()
    })
  }

  return (
    <Card title={t('sign')}>
      <div className="flex flex-col gap-4">
        {hasGaps && (
          <>
            <p className="text-attention">
              {score.isIncomplete
                ? t('gapIncomplete', { answered: score.answered, total: score.total })
                : t('gapComplete', { unanswered: score.notChecked, photos: missing })}
            </p>
            <RadioTiles
              label={t('gapWhy')}
              options={[
                ...REASONS.map((value) => ({ value, label: t(`gap.${value}`) })),
                { value: 'other' as const, label: t('otherReason') },
              ]}
              value={reason}
              onChange={setReason}
            />
            {reason === 'other' && (
              <TextField
                label={t('otherReason')}
                value={own}
                onChange={setOwn}
                maxLength={400}
              />
            )}
          </>
        )}
        {canSign ? (
          <Button
            tone="primary"
            size="large"
            icon={Signature}
            isWide
            isBusy={actions.isBusy}
            isDisabled={hasGaps && words === ''}
            onPress={handleSign}
          >
            {t(score.isIncomplete ? 'signIncompleteAs' : 'signAs', {
              who: floor.people.nameOf(floor.me.id),
            })}
          </Button>
        ) : (
          <p className="text-muted">{t('leadSigns')}</p>
        )}
      </div>
    </Card>
  )
}
