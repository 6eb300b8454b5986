import { cleanup, render } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useLatest } from '#client/features/door/use-latest.ts'

afterEach(cleanup)

test('whoever taps the moment something new is shown acts on the new', () => {
  const told: string[] = []
  function Probe({ shown }: { shown: string }) {
    const tell = useLatest(() => told.push(shown))
    useLayoutEffect(() => {
      tell()
    })
    return null
  }
  const { rerender } = render(<Probe shown="one" />)
  rerender(<Probe shown="two" />)
  expect(told).toEqual(['one', 'two'])
})
