import { useState } from 'react'
import type { useRefused } from '#client/data/use-refused.ts'
import { useRefusedActions } from '#client/data/use-refused-actions.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { correctedTime } from '#shared/sync/change.ts'
import { Notice } from './notice.tsx'
import { RefusedList } from './refused-list.tsx'

type RefusedRow = NonNullable<ReturnType<typeof useRefused>>[number]

export type RefusedPanelProps = {
  rows: readonly RefusedRow[]
  zone: string
  onFollow: () => void
}

/** Sent back and not dealt with; what was let go since this opened can be taken back. */
export function RefusedPanel({ rows, zone, onFollow }: RefusedPanelProps) {
  const t = useText(syncTexts)
  const { resend, discard, undoDiscard } = useRefusedActions()
  const [discarded, setDiscarded] = useState<readonly number[]>([])
  const [isResent, setIsResent] = useState(false)
  const open = rows.filter((row) => row.state === 'open')
  const undoable = discarded.filter((order) =>
    rows.some((row) => row.order === order && row.state === 'discarded'),
  )

  async function handleResend(order: number) {
    const result = await resend(order)
    setIsResent(result.type === 'saved')
  }

  async function handleDiscard(order: number) {
    await discard(order)
    setDiscarded((held) => [...held, order])
  }

  return (
    <>
      <p role="status" className="sr-only">
        {isResent ? t('resent') : ''}
      </p>
      {open.length > 0 && (
        <RefusedList
          zone={zone}
          items={open.map(({ order, code, detail, entry, mutation }) => ({
            ...{ order, code, detail },
            isLocal: entry === null,
            at: correctedTime(mutation.at),
            changes: mutation.changes,
          }))}
          onResend={(order) => void handleResend(order)}
          onDiscard={(order) => void handleDiscard(order)}
          onFollow={onFollow}
        />
      )}
      {undoable.map((order) => (
        <Notice
          key={order}
          tone="neutral"
          title={t('discarded')}
          action={<Button onPress={() => void undoDiscard(order)}>{t('undo')}</Button>}
        />
      ))}
    </>
  )
}
