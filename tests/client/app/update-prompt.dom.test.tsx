import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyUpdate, useAppUpdate } from '#client/app/app-update.ts'
import { UpdatePrompt } from '#client/app/update-prompt.tsx'
import { dismissLock, lock } from '#client/data/session.ts'
import { useOpenForm } from '#client/ui/open-forms.ts'

const reload = vi.fn()

beforeEach(() => {
  reload.mockReset()
  vi.spyOn(location, 'reload').mockImplementation(reload)
  act(() => {
    dismissLock()
    useAppUpdate.setState({ isReady: false, isPutOff: false })
  })
})
afterEach(cleanup)

function Form({ isDirty }: { isDirty: boolean }) {
  useOpenForm(isDirty)
  return null
}

const newVersion = () => act(() => useAppUpdate.setState({ isReady: true }))
const page = (isDirty: boolean) => (
  <>
    <Form isDirty={isDirty} />
    <UpdatePrompt />
  </>
)
const applyButton = () =>
  screen.getByRole<HTMLButtonElement>('button', { name: '現在更新' })

test('says nothing while there is nothing new', () => {
  render(page(false))
  expect(screen.queryByRole('status')).toBeNull()
})

test('a new version waits for a tap', () => {
  render(page(false))
  newVersion()
  expect(reload).not.toHaveBeenCalled()
  fireEvent.click(applyButton())
  expect(reload).toHaveBeenCalledTimes(1)
})

test('never reloads over an open form, neither by tap nor by lock; afterwards it may', () => {
  const { rerender } = render(page(true))
  newVersion()
  expect(applyButton().disabled).toBe(true)
  fireEvent.click(applyButton())
  act(lock)
  applyUpdate() // another tab let the new version in
  expect(reload).not.toHaveBeenCalled()
  rerender(page(false))
  expect(reload).toHaveBeenCalledTimes(1)
})

test('a locked tablet takes the new version by itself', () => {
  render(page(false))
  newVersion()
  act(lock)
  expect(reload).toHaveBeenCalledTimes(1)
})

test('put off, it stays quiet and still comes in at the lock', () => {
  render(page(false))
  newVersion()
  fireEvent.click(screen.getByRole('button', { name: '稍後' }))
  expect(screen.queryByRole('status')).toBeNull()
  act(lock)
  expect(reload).toHaveBeenCalledTimes(1)
})
