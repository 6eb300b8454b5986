import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLanguage } from '#client/locales/use-language.ts'
import type { Language } from '#shared/record/language.ts'
import { takeLinkClicks } from './link-clicks.ts'
import { router } from './router.tsx'

/** What React Aria calls our languages. */
const ARIA_LOCALES = {
  'zh-Hant': 'zh-TW',
  'zh-Hans': 'zh-CN',
  en: 'en-GB',
} satisfies Record<Language, string>

export function App() {
  const language = useLanguage()
  useEffect(() => takeLinkClicks((href) => void router.navigate({ href })), [])
  return (
    <I18nProvider locale={ARIA_LOCALES[language]}>
      <RouterProvider router={router} />
    </I18nProvider>
  )
}
