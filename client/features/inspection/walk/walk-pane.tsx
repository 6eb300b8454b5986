import { FileQuestion } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import type { Floor } from '../person-gate.tsx'
import { useIsLate } from '../use-is-late.ts'
import { useWalk } from './use-walk.ts'
import { WalkView } from './walk-view.tsx'

type WalkPaneProps = { id: string; floor: Floor; onBack: () => void }

/** Reads one round by itself, so that a link to an old one opens too. */
export function WalkPane({ id, floor, onBack }: WalkPaneProps) {
  const t = useText(inspectionTexts)
  const { round, walk } = useWalk(id)
  const isLate = useIsLate()
  if (walk) return <WalkView walk={walk} floor={floor} onBack={onBack} />
  if (!isLate) return <div aria-busy="true" />
  return (
    <ScreenFrame title={t('title')}>
      <EmptyState
        icon={FileQuestion}
        text={round ? t('noVersion') : t('gone')}
        hint={t('goneHint')}
        action={<Button onPress={onBack}>{t('back')}</Button>}
      />
    </ScreenFrame>
  )
}
