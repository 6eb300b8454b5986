/** The languages of the interface, as BCP 47 tags. The first is the default. */
export const LANGUAGES = ['zh-Hant', 'zh-Hans', 'en'] as const

export type Language = (typeof LANGUAGES)[number]
