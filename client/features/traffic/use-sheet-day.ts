import { useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { useRecord } from '#client/data/use-records.ts'
import { useChosen } from '#client/ui/use-chosen.ts'
import { contact } from '#shared/contact/contact.ts'
import { visit } from '#shared/visit/visit.ts'

const KINDS = { '/traffic': visit, '/contacts': contact } as const

export type SheetDay = {
  readonly home: keyof typeof KINDS
  readonly day: string
  readonly today: string
  /** Id of the row that is open. */
  readonly chosen: string | null
  readonly go: (id: string | null) => void
  readonly show: (day: string) => void
}

/** The day and the row of a sheet; a link to a row of another day shows the sheet of that day. */
export function useSheetDay(home: SheetDay['home']): SheetDay {
  const [chosen, go] = useChosen(home)
  const today = useBusinessDay()
  const [picked, setPicked] = useState<string | null>(null)
  const linked = useRecord(KINDS[home], chosen)?.day
  function show(day: string) {
    setPicked(day)
    if (chosen !== null) go(null)
  }
  return { home, day: picked ?? linked ?? today, today, chosen, go, show }
}
