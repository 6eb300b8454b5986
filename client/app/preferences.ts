/** How this tablet looks and speaks; kept in localStorage, applied to `<html>`. */

import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { languageInUse, onLanguage, setLanguage } from '#client/locales/use-language.ts'
import { LANGUAGES, type Language } from '#shared/record/language.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const HANDS = ['left', 'right'] as const
export type Hand = (typeof HANDS)[number]

export type Preferences = {
  language: Language
  theme: Theme
  hand: Hand
  /** `/` goes to the search: a single key has to be one that can be switched off. */
  slashKey: boolean
}

export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      language: LANGUAGES[0],
      theme: 'system',
      hand: 'right',
      slashKey: true,
    }),
    {
      name: 'floorwalk.preferences',
      version: 1,
      merge: (kept, initial) => ({ ...initial, ...readable(kept) }),
    },
  ),
)

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change)
}

/** Applies the preferences now and at every change. Call once, before the first paint. */
export function applyPreferences(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { language, theme, hand } = usePreferences.getState()
    const root = document.documentElement
    root.lang = language
    root.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    root.dataset.hand = hand
    if (language !== languageInUse()) setLanguage(language)
    paintBrowserFrame()
  }
  apply()
  usePreferences.subscribe(apply)
  // Changed in another tab of this tablet.
  window.addEventListener('storage', ({ key }) => {
    if (key === usePreferences.persist.getOptions().name) {
      void usePreferences.persist.rehydrate()
    }
  })
  // The lock screen changes the language without knowing of preferences.
  onLanguage(() => {
    const language = languageInUse()
    if (language !== usePreferences.getState().language) prefer({ language })
  })
  dark.addEventListener('change', apply)
}

/** The strip around the app takes the colour of the canvas, also when the theme is pinned. */
function paintBrowserFrame(): void {
  const canvas = getComputedStyle(document.documentElement).getPropertyValue('--canvas')
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute('content', canvas)
  }
}

/** What an older version, or a curious person, left in localStorage may be anything. */
function readable(kept: unknown): Partial<Preferences> {
  if (typeof kept !== 'object' || kept === null) return {}
  const { language, theme, hand, slashKey } = kept as Record<string, unknown>
  const known = <T>(all: readonly T[], value: unknown) => all.find((one) => one === value)
  const read = {
    language: known(LANGUAGES, language),
    theme: known(THEMES, theme),
    hand: known(HANDS, hand),
    slashKey: known([true, false], slashKey),
  }
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as Partial<Preferences>
}
