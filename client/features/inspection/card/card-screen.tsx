import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { FloorGate } from '../floor-gate.tsx'
import { CardDesk } from './card-desk.tsx'

/** Yellow and red cards: what failed, who mends it, by when. */
export function CardScreen() {
  const t = useText(cardTexts)
  return <FloorGate title={t('title')}>{(floor) => <CardDesk floor={floor} />}</FloorGate>
}
