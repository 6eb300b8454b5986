import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeLinkClicks } from '#client/app/link-clicks.ts'

const navigate = vi.fn()
let stop = () => {}

beforeEach(() => {
  navigate.mockReset()
  stop = takeLinkClicks(navigate)
})
afterEach(() => {
  stop()
  cleanup()
})

/** Clicks the text inside the link; says whether the browser was told to leave it. */
function click(link: React.ReactElement, how: MouseEventInit = {}): boolean {
  render(link)
  const event = createEvent.click(screen.getByText('go'), { button: 0, ...how })
  fireEvent(screen.getByText('go'), event)
  return event.defaultPrevented
}

const inner = (
  <a href="/complaints/7?a=1">
    <b>go</b>
  </a>
)

test('a plain click inside the app goes through the router', () => {
  expect(click(inner)).toBe(true)
  expect(navigate.mock.calls).toEqual([['/complaints/7?a=1']])
})

test.each([
  ['with ctrl', inner, { ctrlKey: true }],
  ['with the middle button', inner, { button: 1 }],
  [
    'on another site',
    <a key="a" href="https://example.org/x">
      go
    </a>,
    {},
  ],
  [
    'on a download',
    <a key="b" href="/file" download>
      go
    </a>,
    {},
  ],
  [
    'for another window',
    <a key="c" href="/x" target="_blank" rel="noreferrer">
      go
    </a>,
    {},
  ],
])('the browser keeps a click %s', (_where, link, how) => {
  // Nothing to load in a test: the browser's own way is stopped after we have looked.
  const left: boolean[] = []
  const look = (event: Event) => {
    left.push(event.defaultPrevented)
    event.preventDefault()
  }
  window.addEventListener('click', look)
  click(link, how)
  window.removeEventListener('click', look)
  expect(left).toEqual([false])
  expect(navigate).not.toHaveBeenCalled()
})
