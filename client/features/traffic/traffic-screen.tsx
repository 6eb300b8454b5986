import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { TrafficGate } from './traffic-gate.tsx'
import { VisitSheet } from './visit-sheet.tsx'

/** The 《展廳客流統計表》 of a day. */
export function TrafficScreen() {
  const t = useText(trafficTexts)
  return (
    <TrafficGate title={t('title')} kind="visit">
      {(desk) => <VisitSheet desk={desk} />}
    </TrafficGate>
  )
}
