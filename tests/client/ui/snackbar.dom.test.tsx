import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { hideSnackbar, showSnackbar } from '#client/ui/snackbar-state.ts'

beforeEach(() => {
  vi.useFakeTimers()
  render(<SnackbarRegion label="Notices" />)
})
afterEach(() => {
  hideSnackbar()
  cleanup()
  vi.useRealTimers()
})

const show = (text: string, onUndo = vi.fn()) => {
  act(() => showSnackbar({ text, undo: { label: 'Undo', onUndo } }))
  return onUndo
}
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

test('stays 8 s and goes', () => {
  show('Counted')
  pass(7_999)
  expect(screen.getByRole('status').textContent).toContain('Counted')
  pass(1)
  expect(screen.getByRole('status').textContent).toBe('')
})

test('the next one takes the place and its own 8 s', () => {
  show('first')
  pass(5_000)
  show('second')
  pass(7_999)
  expect(screen.getByRole('status').textContent).toContain('second')
  expect(screen.queryByText('first')).toBeNull()
})

test('undo takes back once, what is shown, and closes', () => {
  const first = show('first')
  const second = show('second')
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
  expect(screen.queryByRole('button')).toBeNull()
})

test('waits while the undo button has the focus', () => {
  show('Counted')
  act(() => screen.getByRole('button', { name: 'Undo' }).focus())
  pass(60_000)
  expect(screen.getByText('Counted')).not.toBeNull()
})
