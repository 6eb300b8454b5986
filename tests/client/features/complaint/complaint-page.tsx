/** The complaints screen with its address, on the real data layer. */

import { fireEvent, screen, within } from '@testing-library/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { takeLinkClicks } from '#client/app/link-clicks.ts'
import { ComplaintListScreen } from '#client/features/complaint/complaint-list-screen.tsx'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import {
  type Complaint,
  type ComplaintStep,
  complaint,
  complaintStep,
} from '#shared/complaint/complaint.ts'
import { openPage, type Page } from '../page.tsx'

/** 13:41 in the store, and the same day in UTC. */
export const NOW = Date.parse('2026-11-23T05:41:00Z')
export const DAY = '2026-11-23'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export type Desk = Page & {
  readonly path: () => string
  /** Shows the screen; again after `close` of the tree, as a reload would. */
  open(path?: string): void
  complain(id: string, agoMs: number, rest?: Partial<Complaint>): Promise<void>
  step(
    id: string,
    step: ComplaintStep['step'],
    agoMs: number,
    rest?: Partial<ComplaintStep>,
  ): Promise<void>
  complaint(id: string): Promise<Partial<Complaint>>
  steps(id: string): Promise<Partial<ComplaintStep>[]>
}

export async function openDesk(
  personId: string | null,
  factory?: IDBFactory,
): Promise<Desk> {
  const page = await openPage(personId, factory)
  let location = memoryLocation({ path: '/complaints', record: true })
  const stop = takeLinkClicks((href) => location.navigate(href))
  const author = { by: 'li', actor: 'consultant' } as const
  return {
    ...page,
    path: () => location.history.at(-1) ?? '',
    open(path = '/complaints') {
      location = memoryLocation({ path, record: true })
      page.show(
        <Router hook={location.hook}>
          <ComplaintListScreen />
          <SnackbarRegion label="通知" />
        </Router>,
      )
    },
    async complain(id, agoMs, rest = {}) {
      const at = Date.now() - agoMs
      await page.write(
        complaint,
        id,
        {
          day: DAY,
          learnedAt: at,
          enteredAt: at,
          channel: 'phone',
          category: 'car_quality',
          level: 2,
          customerName: '張先生',
          description: '',
          ownerId: 'li',
          ...rest,
        },
        author,
      )
    },
    async step(id, step, agoMs, rest = {}) {
      const at = Date.now() - agoMs
      const set = { day: DAY, complaintId: id, step, at, ...rest }
      await page.write(complaintStep, `${id}-${step}-${agoMs}`, set, author)
    },
    async complaint(id) {
      return ((await page.db.records.get(['complaint', id]))?.body ??
        {}) as Partial<Complaint>
    },
    async steps(id) {
      const rows = await page.db.records
        .where('[kind+parent]')
        .equals(['complaintStep', id])
        .toArray()
      const bodies = rows.map((row) => row.body as Partial<ComplaintStep>)
      return bodies.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
    },
    async close() {
      stop()
      await page.close()
    },
  }
}

/** Presses, and counts how often. */
export class Finger {
  taps = 0

  tap(name: string | RegExp, within_: HTMLElement = document.body): void {
    this.press(within(within_).getByRole('button', { name }))
  }

  press(element: Element): void {
    this.taps += 1
    fireEvent.click(element)
  }

  /** A tap on a field, then typing, which is not a tap. */
  type(label: string, text: string): void {
    const field = screen.getByLabelText(label, { selector: 'input, textarea' })
    this.press(field)
    fireEvent.change(field, { target: { value: text } })
  }
}
