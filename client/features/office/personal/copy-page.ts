/** A person's copy as a page that any browser opens, years from now, without us. */
import type { PersonCopy } from '#shared/office/personal-protocol.ts'

type Words = {
  readonly language: string
  readonly title: string
  readonly lead: string
  readonly made: string
  readonly kind: (kind: string) => string
  readonly field: (field: string) => string
}

/** Hashes of pictures and ids tell a person nothing: they are in the JSON. */
const UNTOLD = new Set(['sha256', 'bytes', 'parentKind', 'parentId', 'slot', 'day'])

export function copyPage({ records, pictures }: PersonCopy, words: Words): string {
  const shown = new Map(pictures.map(({ id, jpeg }) => [id, jpeg]))
  const parts = records.map(({ kind, id, day, body }) => {
    const rows = Object.entries(body)
      .filter(([field, value]) => !UNTOLD.has(field) && !isEmpty(value))
      .map(([field, value]) => `<tr><th>${text(words.field(field))}<td>${shownAs(value)}`)
    const jpeg = shown.get(id)
    const picture = jpeg ? `<img alt="" src="data:image/jpeg;base64,${text(jpeg)}">` : ''
    const title = [words.kind(kind), day].filter(Boolean).join(' · ')
    return `<section><h2>${text(title)}</h2><table>${rows.join('')}</table>${picture}</section>`
  })
  return `<!doctype html><html lang="${text(words.language)}"><meta charset="utf-8">
<title>${text(words.title)}</title><style>${STYLE}</style>
<h1>${text(words.title)}</h1><p>${text(words.lead)}</p><p>${text(words.made)}</p>
${parts.join('\n')}</html>`
}

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border-top:1px solid #ccc;padding:.4rem;text-align:start;vertical-align:top}
th{width:12rem;font-weight:600}img{max-width:100%;margin-top:1rem}`

function shownAs(value: unknown): string {
  return text(typeof value === 'string' ? value : JSON.stringify(value))
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
