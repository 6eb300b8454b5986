import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language } from '#shared/record/language.ts'
import { i18n } from './i18n.ts'

/** Each in its own script, so that whoever needs it can read it. */
export const LANGUAGE_NAMES = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
} satisfies Record<Language, string>

export function languageInUse(): Language {
  return LANGUAGES.find((language) => language === i18n.language) ?? LANGUAGES[0]
}

export function useLanguage(): Language {
  useTranslation()
  return languageInUse()
}

/** Takes effect at once, without a reload; the preferences remember it. */
export function setLanguage(language: Language): void {
  void i18n.changeLanguage(language)
}

/** Calls back after each change; returns how to stop. */
export function onLanguage(handleChange: () => void): () => void {
  i18n.on('languageChanged', handleChange)
  return () => i18n.off('languageChanged', handleChange)
}
