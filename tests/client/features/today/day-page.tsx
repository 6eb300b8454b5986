/** Today and the checklists with their addresses, on the real data layer. */
import { fireEvent, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { takeLinkClicks } from '#client/app/link-clicks.ts'
import { ChecklistScreen } from '#client/features/checklist/checklist-screen.tsx'
import { TodayScreen } from '#client/features/today/today-screen.tsx'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { checklistRun, runId } from '#shared/checklist/checklist-run.ts'
import { checklistTemplate } from '#shared/checklist/checklist-template.ts'
import { newRun } from '#shared/checklist/day-runs.ts'
import { DEFAULT_CHECKLIST } from '#shared/checklist/default-checklist.ts'
import { slotsOf } from '#shared/checklist/slots.ts'
import type { Json } from '#shared/record/json.ts'
import { openPage, type Page, STORE_ID, ZONE } from '../page.tsx'

/** Tuesday 10:05 in the store: the opening is over, the first patrol has begun. */
export const NOW = Date.parse('2026-11-24T02:05:00Z')
export const DAY = '2026-11-24'
export const YESTERDAY = '2026-11-23'
export const HOUR = 60 * 60_000

const HOURS = { zone: ZONE, opens: '08:30', closes: '18:30' }
export const TEMPLATE_ID = 'supervisor:v1'
const OFFICE = { by: null, actor: 'office' } as const

export type DayPage = Omit<Page, 'show'> & {
  /** Something else in the same store. */
  showAlone(content: ReactNode): void
  readonly path: () => string
  show(): void
  open(path: string): void
  /** Begins the run of a slot with these answers. */
  begin(
    slot: string,
    answers?: Record<string, Json>,
    options?: { day?: string; ended?: 'signed' | 'incomplete'; by?: string },
  ): Promise<string>
  /** Body of a record as the tablet holds it. */
  body(kind: string, id: string): Promise<Record<string, unknown> | undefined>
  all(kind: string): Promise<Record<string, unknown>[]>
}

export async function openDay(
  personId: string | null,
  { hasTemplate = true, factory }: { hasTemplate?: boolean; factory?: IDBFactory } = {},
): Promise<DayPage> {
  const page = await openPage(personId, factory)
  if (hasTemplate) {
    await page.write(checklistTemplate, TEMPLATE_ID, DEFAULT_CHECKLIST as never, OFFICE)
  }
  let location = memoryLocation({ path: '/today', record: true })
  const stop = takeLinkClicks((href) => location.navigate(href))
  const open = (path: string) => {
    location = memoryLocation({ path, record: true })
    page.show(
      <Router hook={location.hook}>
        {path.startsWith('/today') ? <TodayScreen /> : <ChecklistScreen />}
        <SnackbarRegion label="通知" />
      </Router>,
    )
  }
  return {
    ...page,
    showAlone: page.show,
    path: () => location.history.at(-1) ?? '',
    show: () => open('/today'),
    open,
    async begin(slot, answers = {}, { day = DAY, ended, by = 'chen' } = {}) {
      const planned = slotsOf(DEFAULT_CHECKLIST, day, HOURS).find((s) => s.slot === slot)
      if (!planned) throw new Error(`no ${slot} on ${day}`)
      const id = runId(STORE_ID, day, slot)
      const made = newRun({ slot: planned }, day, TEMPLATE_ID)
      const named = Object.fromEntries(
        Object.entries(answers).map(([item, answer]) => [`a.${item}`, answer]),
      )
      const set = { ...made, ...named, ...(ended ? { ended } : {}) }
      await page.write(checklistRun, id, set, { by, actor: 'supervisor' })
      return id
    },
    async body(kind, id) {
      return (await page.db.records.get([kind, id]))?.body
    },
    async all(kind) {
      const rows = await page.db.records.toArray()
      return rows.filter((row) => row.kind === kind).map(({ body }) => body)
    },
    async close() {
      stop()
      await page.close()
    },
  }
}

export function done(byId = 'chen', at = NOW): Json {
  return { type: 'done', at, byId }
}

/** Every point of a slot of the day, answered. */
export function allDone(slot: string, day = DAY): Record<string, Json> {
  const planned = slotsOf(DEFAULT_CHECKLIST, day, HOURS).find((s) => s.slot === slot)
  return Object.fromEntries((planned?.points ?? []).map(({ item }) => [item.id, done()]))
}

export async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name }))
}
