import {
  ArrowLeftRight,
  Circle,
  CircleDashed,
  CloudAlert,
  CloudCheck,
  CloudOff,
  Image,
  OctagonAlert,
  RefreshCw,
  TabletSmartphone,
  Undo2,
} from 'lucide-react'
import { useRef } from 'react'
import { useNow } from '#client/data/use-now.ts'
import { useStore } from '#client/data/use-store.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { app } from '#client/locales/app.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Icon } from '#client/ui/icon.ts'
import { type ChipTone, StatusChip } from '#client/ui/status-chip.tsx'
import { type ChipState, chipState } from './chip-state.ts'

const LOOKS = {
  notSaved: { icon: OctagonAlert, tone: 'bad' },
  refused: { icon: Undo2, tone: 'attention' },
  decision: { icon: ArrowLeftRight, tone: 'attention' },
  updateNeeded: { icon: RefreshCw, tone: 'attention' },
  offline: { icon: CloudOff, tone: 'neutral' },
  serverDown: { icon: CloudAlert, tone: 'neutral' },
  sending: { icon: CircleDashed, tone: 'neutral' },
  queued: { icon: Circle, tone: 'neutral' },
  photos: { icon: Image, tone: 'neutral' },
  acknowledged: { icon: CloudCheck, tone: 'neutral' },
  unknown: { icon: TabletSmartphone, tone: 'neutral' },
} satisfies Record<ChipState['type'], { icon: Icon; tone: ChipTone }>

/** Too frequent to read out: they come and go with every tap. */
const SILENT = new Set<ChipState['type']>(['sending', 'queued', 'unknown'])

/** Where the data is, in one word; opens the sync status. */
export function SyncChip({ onOpen }: { onOpen: () => void }) {
  const now = useNow(5_000)
  const state = chipState(useSyncState(), now)
  const words = useChipWords(state)
  const announced = useRef('')
  if (!SILENT.has(state.type)) announced.current = words
  const { icon, tone } = LOOKS[state.type]
  return (
    <>
      <StatusChip
        icon={icon}
        tone={tone}
        label={words}
        actionLabel={useText(app)('sync.open')}
        isSpinning={state.type === 'sending'}
        onPress={onOpen}
      />
      <span role="status" className="sr-only">
        {announced.current}
      </span>
    </>
  )
}

function useChipWords(state: ChipState): string {
  const t = useText(app)
  const format = useFormat()
  const zone = useStore()?.zone ?? 'UTC'
  switch (state.type) {
    case 'refused':
    case 'decision':
    case 'queued':
    case 'photos':
      return t(`sync.${state.type}`, { count: state.count })
    case 'acknowledged':
      return t('sync.acknowledged', { time: format.time(state.at, zone) })
    default:
      return t(`sync.${state.type}`)
  }
}
