import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { Keypad } from '#client/ui/keypad.tsx'

afterEach(cleanup)

function setup(onComplete = vi.fn()) {
  function Pad() {
    const [value, setValue] = useState('')
    return (
      <Keypad
        label="PIN"
        value={value}
        onChange={setValue}
        length={4}
        onComplete={onComplete}
        deleteLabel="Delete"
      />
    )
  }
  render(<Pad />)
  const field = screen.getByLabelText<HTMLInputElement>('PIN', { selector: 'input' })
  const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
  return { field, tap, onComplete }
}

test('taps and a keyboard fill the same field, the last digit completes it once', () => {
  const { field, tap, onComplete } = setup()
  tap('1')
  fireEvent.change(field, { target: { value: '12' } })
  fireEvent.keyDown(screen.getByRole('button', { name: '5' }), { key: '3' })
  expect(onComplete).not.toHaveBeenCalled()
  tap('0')
  expect(field.value).toBe('1230')
  tap('9')
  expect(field.value).toBe('1230')
  expect(onComplete.mock.calls).toEqual([['1230']])
})

test('deletes one digit at a time and takes nothing but digits', () => {
  const { field, tap } = setup()
  fireEvent.change(field, { target: { value: '1a2 ' } })
  expect(field.value).toBe('12')
  tap('Delete')
  expect(field.value).toBe('1')
  fireEvent.keyDown(screen.getByRole('button', { name: '5' }), { key: 'Backspace' })
  tap('Delete')
  expect(field.value).toBe('')
})

test('keys stand in the fixed order', () => {
  setup()
  const names = screen.getAllByRole('button').map((key) => key.getAttribute('aria-label'))
  expect(names).toEqual([...'1234567890', 'Delete'])
})
