import { FileQuestion } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import { useIsLate } from '#client/data/use-is-late.ts'
import { useChildren, useRecord } from '#client/data/use-records.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import {
  type CorrectiveAction,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'
import {
  type InspectionRound,
  inspectionRound,
} from '#shared/inspection/inspection-round.ts'
import { useWalk } from './use-walk.ts'
import { WalkView } from './walk-view.tsx'

type WalkPaneProps = { id: string; floor: Floor; onBack: () => void }

/** Reads one round by itself, so that a link to an old one opens too. */
export function WalkPane({ id, floor, onBack }: WalkPaneProps) {
  const round = useRecord(inspectionRound, id)
  const cards = useChildren(correctiveAction, id)
  if (!round || !cards) return <NotHere isThere={false} onBack={onBack} />
  return <LoadedWalk {...{ round, cards, floor, onBack }} />
}

type LoadedWalkProps = Omit<WalkPaneProps, 'id'> & {
  round: Held<InspectionRound>
  cards: readonly Held<CorrectiveAction>[]
}

function LoadedWalk({ round, cards, floor, onBack }: LoadedWalkProps) {
  const walk = useWalk(round, cards)
  if (!walk) return <NotHere isThere onBack={onBack} />
  return <WalkView walk={walk} floor={floor} onBack={onBack} />
}

/** Still being read, or not on this tablet: after a moment it says which. */
function NotHere({ isThere, onBack }: { isThere: boolean; onBack: () => void }) {
  const t = useText(inspectionTexts)
  const isLate = useIsLate()
  if (!isLate) return <div aria-busy="true" />
  return (
    <ScreenFrame title={t('title')}>
      <EmptyState
        icon={FileQuestion}
        text={isThere ? t('noVersion') : t('gone')}
        hint={t('goneHint')}
        action={<Button onPress={onBack}>{t('back')}</Button>}
      />
    </ScreenFrame>
  )
}
