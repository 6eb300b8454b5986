/** What is being edited lies in this browser until it is published or given up. */
import type { TemplateKind } from '#shared/office/template-protocol.ts'
import type { Body } from './template-rows.ts'

export type TemplateDraft = {
  /** The newest version when it was begun, or when the editor was told of a newer one. */
  readonly seen: number
  readonly body: Body
}

export type DraftOf = {
  readonly personId: string
  readonly kind: TemplateKind
  readonly code: string
}

const keyOf = ({ personId, kind, code }: DraftOf) =>
  `floorwalk-draft:${personId}:${kind}:${code}`

/** Null where there is none, or none that can be read. */
export function readDraft(of: DraftOf): TemplateDraft | null {
  try {
    const held = JSON.parse(localStorage.getItem(keyOf(of)) ?? 'null') as unknown
    const { seen, body } = (held ?? {}) as Partial<TemplateDraft>
    return typeof seen === 'number' && typeof body === 'object' ? { seen, body } : null
  } catch {
    return null
  }
}

/** False where the browser keeps nothing: then a reload would lose it. */
export function keepDraft(of: DraftOf, draft: TemplateDraft | null): boolean {
  try {
    if (draft) localStorage.setItem(keyOf(of), JSON.stringify(draft))
    else localStorage.removeItem(keyOf(of))
    return true
  } catch {
    return false
  }
}
