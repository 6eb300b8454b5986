import { create } from 'zustand'
import { LANGUAGES, type Language } from '#shared/record/language.ts'

/** Each in its own script, so that whoever needs it can read it. */
export const LANGUAGE_NAMES = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
} satisfies Record<Language, string>

const useInUse = create<{ language: Language }>(() => ({ language: LANGUAGES[0] }))

export function languageInUse(): Language {
  return useInUse.getState().language
}

export function useLanguage(): Language {
  return useInUse((s) => s.language)
}

/** Takes effect at once, without a reload; the preferences remember it. */
export function setLanguage(language: Language): void {
  useInUse.setState({ language })
}

/** Calls back after each change; returns how to stop. */
export function onLanguage(handleChange: () => void): () => void {
  return useInUse.subscribe(handleChange)
}
