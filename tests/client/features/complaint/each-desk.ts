/** Each test gets a desk and a finger of its own, at a clock that stands still. */
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import type { Complaint } from '#shared/complaint/complaint.ts'
import type { StepRecord } from '#shared/complaint/complaint-course.ts'
import { type Desk, Finger, HOUR, NOW, openDesk } from './complaint-page.tsx'

/** Of the test that runs; importing this file makes and closes them. */
export let desk: Desk
export let finger: Finger

beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  finger = new Finger()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await desk.close()
  vi.useRealTimers()
})

/** The page wakes up after `ms`, as a tablet that is looked at again. */
export function pass(ms: number): void {
  vi.advanceTimersByTime(ms)
  fireEvent(document, new Event('visibilitychange'))
}

export async function startDesk(personId: string | null): Promise<void> {
  desk = await openDesk(personId)
}

export const detail = () => screen.findByRole('article')
export const openList = () => screen.findByRole('list', { name: '未結投訴' })

export const rowNames = (list: HTMLElement) =>
  within(list)
    .getAllByRole('link')
    .map((row) => row.querySelector('bdi')?.textContent)
export const button = (name: string | RegExp) =>
  screen.getByRole<HTMLButtonElement>('button', { name })
/** The steps of a complaint by their names, oldest first. */
export const kinds = async (id = 'c1') => (await desk.steps(id)).map(({ step }) => step)

/** Asks for one of the rarer steps. */
export async function more(name: string | RegExp): Promise<void> {
  finger.tap('更多…')
  finger.press(await screen.findByRole('button', { name }))
}

export type Past = readonly [
  step: StepRecord['step'],
  agoMs: number,
  more?: Partial<StepRecord>,
]

/** A complaint of two hours ago with these steps behind it. */
export async function openCase(
  personId: string,
  rest: Partial<Complaint> = {},
  steps: readonly Past[] = [['accepted', 2 * HOUR]],
): Promise<void> {
  await startDesk(personId)
  await desk.complain('c1', 2 * HOUR, rest)
  for (const [step, agoMs, more] of steps) await desk.step('c1', step, agoMs, more)
  desk.open('/complaints/c1')
  await detail()
}

/** The same, of a customer with a phone. */
export const openComplaint = (personId = 'chen') =>
  openCase(personId, { phone: '0912-345-521' })
