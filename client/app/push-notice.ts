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
  const { id, number, why, level } = given ?? {}
  const { key, path } = placeOf(given)
  const known = Object.hasOwn(push.texts[language], `${key}.${why ?? level}`)
  const text =
    known && typeof number === 'string' ? `${key}.${why ?? level}` : `${key}.other`
  const title = say(push, language, text, { number: String(number) })
  // The same message again takes the place of the first.
  const tag = typeof id === 'string' ? id : path
  return { title, options: { tag, icon: ICON, lang: language, data: { path } } }
}

type Place = { readonly key: 'told' | 'card'; readonly path: string }

function placeOf(given: Record<string, unknown> | null): Place {
  const { type, complaintId, cardId } = given ?? {}
  if (type === 'card') return { key: 'card', path: pathTo('/cards', cardId) }
  return { key: 'told', path: pathTo('/complaints', complaintId) }
}

function pathTo(list: string, id: unknown): string {
  return typeof id === 'string' ? `${list}/${encodeURIComponent(id)}` : list
}
