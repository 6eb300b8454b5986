import { syncTexts } from '#client/locales/sync.ts'
import { useText } from '#client/locales/use-text.ts'

/** What people call a kind of record; one that has no word yet is just something else. */
export function useKindWord(): (kind: string) => string {
  const t = useText(syncTexts)
  return (kind) => {
    const key = `kind.${kind}`
    const isKnown = Object.hasOwn(syncTexts.texts['zh-Hant'], key)
    return t(isKnown ? (key as 'kind.other') : 'kind.other')
  }
}
