import type { inspectionTexts } from '#client/locales/inspection.ts'
import type { Translate } from '#client/locales/use-text.ts'

export const REASONS = ['dirty', 'broken', 'missing', 'position'] as const

/** A canned reason in the language in use; the person's own words as they are. */
export function reasonWord(t: Translate<typeof inspectionTexts>, reason: string): string {
  const canned = REASONS.find((one) => one === reason)
  return canned ? t(`reason.${canned}`) : reason
}
