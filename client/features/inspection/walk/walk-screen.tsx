import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { useChosen } from '#client/ui/use-chosen.ts'
import { FloorGate } from '../floor-gate.tsx'
import { WalkHome } from '../home/walk-home.tsx'
import { WalkPane } from './walk-pane.tsx'

const HOME = '/walk'

/** The rounds of the day, or the one the address names. */
export function WalkScreen() {
  const t = useText(inspectionTexts)
  const [chosen, go] = useChosen(HOME)
  return (
    <FloorGate title={t('title')}>
      {(floor) =>
        chosen === null ? (
          <WalkHome floor={floor} onOpen={go} />
        ) : (
          <WalkPane key={chosen} id={chosen} floor={floor} onBack={() => go(null)} />
        )
      }
    </FloorGate>
  )
}
