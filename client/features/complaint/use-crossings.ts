import { useEffect, useRef, useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import type { ClockState } from '#shared/complaint/complaint-clock.ts'
import { type ComplaintView, stateOf } from './complaint-view.ts'

const SAID = ['half', 'soon', 'urgent', 'overdue'] as const
type Said = (typeof SAID)[number]

/**
 * What a screen reader is told: a clock that has just crossed a threshold, never the minutes.
 * Empty until something crosses while the list is open.
 */
export function useCrossings(views: readonly ComplaintView[], now: number): string {
  const t = useText(complaintTexts)
  const [said, setSaid] = useState('')
  const before = useRef(new Map<string, ClockState['type']>())

  useEffect(() => {
    const crossed: string[] = []
    for (const view of views) {
      const { type } = stateOf(view, now)
      const last = before.current.get(view.complaint.id)
      before.current.set(view.complaint.id, type)
      if (last === undefined || last === type || last === 'paused') continue
      const threshold = SAID.find((one): one is Said => one === type)
      if (threshold) {
        const name = view.complaint.customerName || view.number
        crossed.push(t(`crossed.${threshold}`, { name }))
      }
    }
    if (crossed.length > 0) setSaid(crossed.join(' '))
  }, [views, now, t])

  return said
}
