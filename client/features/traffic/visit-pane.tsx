import { FileQuestion } from 'lucide-react'
import { useIsLate } from '#client/data/use-is-late.ts'
import { useChildren, useRecord } from '#client/data/use-records.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { standingUndos } from '#shared/visit/count-visits.ts'
import { closingOf } from '#shared/visit/row-state.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import type { Desk } from './traffic-gate.tsx'
import { VisitDetail } from './visit-detail.tsx'
import { isReadable } from './visit-view.ts'

type VisitPaneProps = {
  id: string
  /** On the sheet of its day; 0 while that is not read. */
  numberOf: (id: string) => number
  desk: Desk
}

/** Reads one row by itself, so that a link to an old one opens too. */
export function VisitPane({ id, numberOf, desk }: VisitPaneProps) {
  const t = useText(trafficTexts)
  const found = useRecord(visit, id)
  const undos = useChildren(visitUndo, id)
  const isLate = useIsLate()
  if (found && undos && isReadable(found)) {
    const standing = standingUndos(undos).get(id) ?? []
    const isWaiting = found.waiting || standing.some((undo) => undo.waiting)
    const view = { visit: found, number: numberOf(id), undos: standing, isWaiting }
    const closesAt = closingOf(found.day, desk.store)
    return <VisitDetail view={view} desk={desk} closesAt={closesAt} />
  }
  if (!isLate) return <div aria-busy="true" />
  return <EmptyState icon={FileQuestion} text={t('gone')} hint={t('goneHint')} />
}
