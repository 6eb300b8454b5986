/** What a push becomes on the lock screen: words of the person's language, no names. */
import { push } from '#client/locales/push.ts'
import { say } from '#client/locales/say.ts'
import { LANGUAGES } from '#shared/record/language.ts'

export type PushNotice = {
  readonly title: string
  readonly options: {
    readonly tag: string
    readonly icon: string
    readonly lang: string
    readonly data: { readonly path: string }
  }
}

const ICON = '/icons/icon-192.png'

/** A browser insists on something to show, so anything unknown is still a notice. */
export function pushNotice(message: unknown): PushNotice {
  const given = (typeof message === 'object' ? message : null) as Record<
    string,
    unknown
  > | null
  const language = LANGUAGES.find((one) => one === given?.language) ?? LANGUAGES[0]
  const { id, number, complaintId: complaint } = given ?? {}
  const isKnown = typeof number === 'string' && typeof complaint === 'string'
  const key = `told.${isKnown ? String(given?.why ?? given?.level) : 'other'}`
  const title = say(
    push,
    language,
    Object.hasOwn(push.texts[language], key) ? key : 'told.other',
    {
      number: String(number),
    },
  )
  const path = isKnown ? `/complaints/${encodeURIComponent(complaint)}` : '/complaints'
  // The same message again takes the place of the first.
  const tag = typeof id === 'string' ? id : path
  return { title, options: { tag, icon: ICON, lang: language, data: { path } } }
}
