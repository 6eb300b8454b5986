import { useRef, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useDay } from '#client/data/use-records.ts'
import { useSave } from '#client/data/use-save.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { standingVisits } from '#shared/visit/count-visits.ts'
import { PURPOSE_OF, visit, visitUndo } from '#shared/visit/visit.ts'
import { DoorBar } from './door-bar.tsx'

/** Two touches closer than this are one hand that trembled. */
const DEBOUNCE_MS = 300

type Counted = { id: string; day: string; at: number }

/** Door mode of a locked tablet: the device counts, in nobody's name. */
export function DoorCounter({ zone }: { zone: string }) {
  const today = useBusinessDay()
  const visits = useDay(visit, today)
  const undos = useDay(visitUndo, today)
  const save = useSave()
  const [last, setLast] = useState<Counted | null>(null)
  const [isNotSaved, setIsNotSaved] = useState(false)
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)

  async function handleCount() {
    const touched = performance.now()
    if (touched - touchedAt.current < DEBOUNCE_MS) return
    touchedAt.current = touched
    const at = serverNow()
    const counted = { id: newId(), day: businessDay(at, zone), at }
    const result = await save.create(
      visit,
      { ...PURPOSE_OF.first, day: counted.day, arriveAt: at, headcount: 1 },
      { id: counted.id },
    )
    setIsNotSaved(result.type !== 'saved')
    if (result.type === 'saved') setLast(counted)
  }

  async function handleTakeBack() {
    if (!last) return
    const result = await save.create(visitUndo, {
      day: last.day,
      visitId: last.id,
      at: serverNow(),
    })
    setIsNotSaved(result.type !== 'saved')
    if (result.type === 'saved') setLast(null)
  }

  return (
    <DoorBar
      count={visits && undos && standingVisits(visits, undos).length}
      zone={zone}
      onCount={() => void handleCount()}
      isNotSaved={isNotSaved}
      lastAt={last?.at ?? null}
      onTakeBack={() => void handleTakeBack()}
    />
  )
}
