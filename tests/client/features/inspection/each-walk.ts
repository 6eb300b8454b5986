/** Each test gets a floor of its own, at a clock that stands still. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import { itemsOf } from '#shared/inspection/round-items.ts'
import { type Floor, NOW, openFloor, PATROL, press, SHEET } from './floor-page.tsx'

/** Of the test that runs; importing this file makes and closes it. */
export let floor: Floor

beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  window.matchMedia ??= (() => ({ matches: true })) as never
})
afterEach(async () => {
  await floor.close()
  vi.useRealTimers()
})

export async function startFloor(...args: Parameters<typeof openFloor>): Promise<void> {
  floor = await openFloor(...args)
}

/** The patrol of 10:00, begun with these answers. */
export async function openWalk(
  answers: Record<string, unknown> = {},
  personId = 'chen',
): Promise<void> {
  await startFloor(personId)
  await floor.begin(answers)
  floor.open(`/walk/${PATROL}`)
  await screen.findByRole('navigation', { name: '區域' })
}

export const CARD = `${PATROL}:A01`
export const PATROL_ITEMS = itemsOf(SHEET, 'patrol').map(({ id }) => id)
export const passed = (ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, { type: 'pass', at: NOW }]))
export const undo = () => press('復原')
export const stored = (id: string, type: string | undefined) =>
  waitFor(async () => expect((await floor.answers())[id]).toBe(type))
