/** The sheets with their address, on the real data layer. */
import { fireEvent, screen, within } from '@testing-library/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { takeLinkClicks } from '#client/app/link-clicks.ts'
import { ContactsScreen } from '#client/features/traffic/contacts-screen.tsx'
import { TrafficScreen } from '#client/features/traffic/traffic-screen.tsx'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import type { Fields } from '#shared/record/record.ts'
import { PURPOSE_OF, type Visit, visit } from '#shared/visit/visit.ts'
import { openPage, type Page } from '../page.tsx'

/** 13:41 in the store, and the same day in UTC. */
export const NOW = Date.parse('2026-11-23T05:41:00Z')
export const DAY = '2026-11-23'
export const MINUTE = 60_000

export type Desk = Page & {
  open(path: string): void
  arrive(id: string, time: string, rest?: Partial<Visit>): Promise<void>
  bodyOf<B>(kind: string, id: string): Promise<B>
  all<B = Fields>(kind: string): Promise<B[]>
}

export async function openDesk(
  personId: string | null,
  factory?: IDBFactory,
): Promise<Desk> {
  const page = await openPage(personId, factory)
  let location = memoryLocation({ path: '/traffic', record: true })
  const stop = takeLinkClicks((href) => location.navigate(href))
  return {
    ...page,
    open(path) {
      location = memoryLocation({ path, record: true })
      page.show(
        <Router hook={location.hook}>
          {path.startsWith('/contacts') ? <ContactsScreen /> : <TrafficScreen />}
          <SnackbarRegion label="通知" />
        </Router>,
      )
    },
    arrive: (id, time, rest = {}) =>
      page.write(visit, id, {
        ...{ day: DAY, arriveAt: at(time), headcount: 1, ...PURPOSE_OF.first },
        ...rest,
      }),
    async bodyOf<B>(kind: string, id: string) {
      return (await page.db.records.get([kind, id]))?.body as B
    },
    async all<B>(kind: string) {
      const rows = await page.db.records
        .where('[kind+id]')
        .between([kind, ''], [kind, '~'])
        .toArray()
      return rows.map((row) => row.body as B)
    },
    async close() {
      stop()
      await page.close()
    },
  }
}

export function at(time: string): number {
  return Date.parse(`${DAY}T${time}:00+08:00`)
}

/** Presses, and counts how often. */
export class Finger {
  taps = 0

  press(element: Element): void {
    this.taps += 1
    fireEvent.click(element)
  }

  /** `of`: the label over the choices. */
  choose(of: RegExp, name: string): void {
    const group = screen.getByRole('group', { name: of })
    this.press(within(group).getByRole('button', { name }))
  }

  tap(name: string | RegExp): void {
    this.press(screen.getByRole('button', { name }))
  }

  /** A tap on a field, then typing, which is not a tap; leaving it saves. */
  type(label: string, text: string): void {
    const field = screen.getByLabelText(label, { selector: 'input' })
    this.press(field)
    fireEvent.change(field, { target: { value: text } })
    fireEvent.blur(field)
  }
}
