/**
 * An area is the texts of one feature in the three languages, in one file, loaded with the
 * code that shows them.
 *
 * Traditional Chinese is the source: a key missing or left over in another language does not
 * compile, nor does a `{{name}}` that the call leaves out. Where English has a plural, the
 * source key ends in `_other` and English adds `_one`; the call names the part before.
 */
type Texts = Readonly<Record<string, string>>

/** English knows one and many, Chinese does not. */
type PluralsOf<Source> = {
  readonly [Key in keyof Source as Key extends `${infer Base}_other`
    ? `${Base}_one`
    : never]: string
}

type Same<Source> = { readonly [Key in keyof Source]: string }

export type Area<Source extends Texts = Texts> = {
  readonly name: string
  readonly texts: {
    readonly 'zh-Hant': Source
    readonly 'zh-Hans': Same<Source>
    readonly en: Same<Source> & PluralsOf<Source>
  }
}

/** `name` is unique and that of the file. */
export function defineArea<const Source extends Texts>(
  name: string,
  texts: {
    readonly 'zh-Hant': Source
    readonly 'zh-Hans': Same<NoInfer<Source>>
    readonly en: Same<NoInfer<Source>> & PluralsOf<NoInfer<Source>>
  },
): Area<Source> {
  return { name, texts }
}
