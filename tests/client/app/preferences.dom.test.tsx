import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { applyPreferences, prefer, usePreferences } from '#client/app/preferences.ts'
import { app } from '#client/locales/app.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'

beforeAll(applyPreferences)
afterEach(() => {
  cleanup()
  act(() => prefer({ language: 'zh-Hant', theme: 'system', hand: 'right', slashKey: true }))
})

const root = document.documentElement

function Words() {
  return <p>{useText(app)('screen.complaints')}</p>
}

test('[UX-9] a change of language repaints without a reload and sets lang', () => {
  render(<Words />)
  expect([root.lang, screen.getByText('投訴').tagName]).toEqual(['zh-Hant', 'P'])
  act(() => prefer({ language: 'zh-Hans' }))
  expect([root.lang, screen.getByText('投诉').tagName]).toEqual(['zh-Hans', 'P'])
  act(() => prefer({ language: 'en' }))
  expect([root.lang, screen.getByText('Complaints').tagName]).toEqual(['en', 'P'])
})

test('a language chosen elsewhere, as on the lock screen, is remembered', () => {
  act(() => setLanguage('en'))
  expect(usePreferences.getState().language).toBe('en')
  expect(root.lang).toBe('en')
})

test('theme and hand are on the root, and kept', () => {
  act(() => prefer({ theme: 'dark', hand: 'left' }))
  expect(root.dataset).toMatchObject({ theme: 'dark', hand: 'left' })
  expect(localStorage.getItem('floorwalk.preferences')).toContain('"hand":"left"')
})

test.each([
  ['nonsense', { language: 'tlh', theme: 7, hand: null }],
  ['nothing', null],
])('kept %s falls back to the defaults', async (_what, state) => {
  localStorage.setItem('floorwalk.preferences', JSON.stringify({ state, version: 1 }))
  await act(async () => usePreferences.persist.rehydrate())
  expect(usePreferences.getState()).toEqual({
    language: 'zh-Hant',
    theme: 'system',
    hand: 'right',
    slashKey: true,
  })
})
