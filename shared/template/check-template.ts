/** What a draft still lacks before it may be published; asked by the page and by the server. */
import { checklistTemplate } from '../checklist/checklist-template.ts'
import { inspectionTemplate } from '../inspection/inspection-template.ts'
import { levelTable } from '../levels/level-table.ts'
import type { TemplateKind } from '../office/template-protocol.ts'

const KINDS = { checklistTemplate, inspectionTemplate, levelTable }
const LANGUAGES = ['zh-Hant', 'zh-Hans', 'en'] as const

export type TemplateProblem =
  | 'shape'
  | 'no_items'
  | 'text_missing'
  | 'same_id'
  | 'unknown_area'
  | 'steps_order'

type Item = { id?: unknown; code?: unknown; area?: unknown } & Record<string, unknown>

/** The first problem, with the row it is of; null when it may be published. */
export function templateProblem(
  kind: TemplateKind,
  body: Readonly<Record<string, unknown>>,
): { readonly problem: TemplateProblem; readonly id?: string } | null {
  const parsed = KINDS[kind].body.safeParse(body)
  const rows = rowsOf(kind, body)
  const blank = rows.find((row) => !hasWords(row))
  if (blank) return { problem: 'text_missing', id: idOf(blank) }
  const ids = rows.map(idOf)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) return { problem: 'same_id', id: twice }
  if (!parsed.success) {
    const [, at] = parsed.error.issues[0]?.path ?? []
    const row = typeof at === 'number' ? rows[at] : undefined
    return { problem: 'shape', ...(row ? { id: idOf(row) } : {}) }
  }
  if (kind !== 'levelTable' && rows.length === 0) return { problem: 'no_items' }
  if (kind === 'inspectionTemplate') {
    const areas = new Set((body.areas as { code: string }[]).map((area) => area.code))
    const lost = rows.find((row) => !areas.has(String(row.area)))
    if (lost) return { problem: 'unknown_area', id: idOf(lost) }
  }
  return kind === 'levelTable' ? levelProblem(body) : null
}

/** Only the fields its kind knows: nothing else is published with it. */
export function knownFields(kind: TemplateKind, body: Readonly<Record<string, unknown>>) {
  const { shape } = KINDS[kind].body._zod.def
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => Object.hasOwn(shape, name)),
  )
}

/** The rows people edit: points, levels of customers; four levels of complaints have no words. */
export function rowsOf(
  kind: TemplateKind,
  body: Readonly<Record<string, unknown>>,
): readonly Item[] {
  const rows = kind === 'levelTable' ? body.customer : body.items
  return Array.isArray(rows) ? (rows as Item[]) : []
}

function levelProblem({
  code,
  complaint,
  steps,
  customer,
}: Readonly<Record<string, unknown>>) {
  if (code === 'customer') return customer ? null : ({ problem: 'no_items' } as const)
  if (!complaint || !steps) return { problem: 'no_items' } as const
  const left = (steps as { leftMin: number }[]).map(({ leftMin }) => leftMin)
  const falls = left.every((min, i) => i === 0 || min <= (left[i - 1] ?? 0))
  return falls && left.at(-1) === 0 ? null : ({ problem: 'steps_order' } as const)
}

function idOf({ id, code }: Item): string {
  return String(id ?? code ?? '')
}

function hasWords(row: Item): boolean {
  const texts = (row.text ?? row.name) as Record<string, unknown> | undefined
  return LANGUAGES.every((language) => String(texts?.[language] ?? '').trim() !== '')
}
