import { useSession } from '#client/data/session.ts'
import { useRefused } from '#client/data/use-refused.ts'
import { useStore } from '#client/data/use-store.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useText } from '#client/locales/use-text.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { ExportPanel } from './export-panel.tsx'
import { RefusedPanel } from './refused-panel.tsx'
import { SyncDecisions } from './sync-decisions.tsx'
import { SyncFacts } from './sync-facts.tsx'
import { SyncNotices } from './sync-notices.tsx'
import { WaitingPanel } from './waiting-panel.tsx'

export type SyncSheetProps = { isOpen: boolean; onClose: () => void }

/** Where everything is: on the server, on this tablet, sent back, undecided. */
export function SyncSheet({ isOpen, onClose }: SyncSheetProps) {
  const t = useText(syncTexts)
  return (
    <Sheet isOpen={isOpen} title={t('title')} closeLabel={t('close')} onClose={onClose}>
      <SyncStatus onFollow={onClose} />
    </Sheet>
  )
}

function SyncStatus({ onFollow }: { onFollow: () => void }) {
  const state = useSyncState()
  const zone = useStore()?.zone ?? 'UTC'
  const refused = useRefused()
  // What was sent back and what waits holds customers' words: not for whoever walks past.
  const isLocked = useSession((s) => s.locked || s.unlockAsked)
  return (
    <div className="flex flex-col gap-6">
      <WaitingPanel state={state} zone={zone} />
      <SyncNotices state={state} zone={zone} />
      {!isLocked && (
        <>
          <RefusedPanel rows={refused ?? []} zone={zone} onFollow={onFollow} />
          <SyncDecisions onFollow={onFollow} />
        </>
      )}
      <SyncFacts state={state} zone={zone} />
      <ExportPanel state={state} isLocked={isLocked} />
    </div>
  )
}
