import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dismissLock, lock, useSession } from '#client/data/session.ts'
import { REVEAL_MS, useReveal } from '#client/data/use-reveal.ts'
import { MaskedPhone } from '#client/ui/masked-phone.tsx'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import { openPage, type Page } from '../features/page.tsx'

const PHONE = '13800130001'
const MASKED = '138****0001'

let page: Page
const timers = vi.spyOn(globalThis, 'setTimeout')
beforeEach(() => {
  timers.mockClear()
})
afterEach(() => page.close())

function Phone() {
  const { isRevealed, toggle } = useReveal({ kind: 'contact', id: 'k1', field: 'phone' })
  return (
    <MaskedPhone
      masked={maskPhone(PHONE)}
      phone={isRevealed ? PHONE : null}
      label="phone"
      onPress={toggle}
    />
  )
}

async function show(personId: string | null) {
  page = await openPage(personId)
  page.show(<Phone />)
  return screen.findByRole('button')
}

const tap = async () => fireEvent.click(await screen.findByRole('button'))
const html = () => document.documentElement.outerHTML
const looks = () =>
  page.db.records.where('[kind+parent]').equals(['reveal', 'k1']).toArray()
const signInAgain = () => useSession.setState({ personId: 'chen', role: 'supervisor' })

test('a look is written down before anything is shown: who, what, not the number', async () => {
  await show('chen')
  expect(html()).not.toContain(PHONE)
  const button = screen.getByRole('button')
  for (const _tap of [1, 2]) fireEvent.click(button)
  await screen.findByText(PHONE)
  const [look, ...others] = await looks()
  expect(others).toEqual([])
  expect(look).toMatchObject({
    by: 'chen',
    body: { recordKind: 'contact', recordId: 'k1', field: 'phone' },
  })
  expect(JSON.stringify(await page.db.mutations.toArray())).not.toContain(PHONE)
})

test('what cannot be written down is not shown', async () => {
  await show('chen')
  page.breakStorage()
  await tap()
  await waitFor(() => expect(page.db.isOpen()).toBe(false))
  expect(html()).not.toContain(PHONE)
  page.mendStorage()
  await tap()
  await screen.findByText(PHONE)
})

test('a second tap hides it; every look counts', async () => {
  await show('chen')
  for (const count of [1, 2]) {
    await tap()
    await screen.findByText(PHONE)
    expect(await looks()).toHaveLength(count)
    await tap()
    expect(screen.getByText(MASKED)).toBeTruthy()
    expect(html()).not.toContain(PHONE)
  }
})

test('it hides by itself', async () => {
  await show('chen')
  await tap()
  await screen.findByText(PHONE)
  const [run] = timers.mock.calls.find(([, ms]) => ms === REVEAL_MS) ?? []
  act(() => (run as () => void)())
  expect(html()).not.toContain(PHONE)
})

test('[AU-17] a lock hides it, and the same person does not find it open again', async () => {
  await show('chen')
  await tap()
  await screen.findByText(PHONE)
  act(() => lock())
  expect(html()).not.toContain(PHONE)
  act(() => {
    dismissLock()
    signInAgain()
  })
  expect(html()).not.toContain(PHONE)
})

test('[AU-17] locked while the look was being written down, it stays hidden', async () => {
  await show('chen')
  await tap()
  act(() => lock())
  await waitFor(async () => expect(await looks()).toHaveLength(1))
  act(() => {
    dismissLock()
    signInAgain()
  })
  expect(html()).not.toContain(PHONE)
})

test('without a person the lock screen is asked for', async () => {
  await show(null)
  await tap()
  expect(useSession.getState().unlockAsked).toBe(true)
  expect(await looks()).toEqual([])
})
