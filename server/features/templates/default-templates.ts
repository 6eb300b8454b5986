/** The ready-to-use content every tenant begins with. A new version is added, never edited. */
import { DEFAULT_CHECKLIST } from '#shared/checklist/default-checklist.ts'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import {
  DEFAULT_COMPLAINT_LEVELS,
  DEFAULT_CUSTOMER_LEVELS,
} from '#shared/levels/default-levels.ts'
import type { Fields } from '#shared/record/record.ts'

export type DefaultTemplate = {
  readonly kind: string
  /** `<code>:v<version>`: the same in every tenant, whichever server writes it. */
  readonly id: string
  readonly set: Fields
}

export const DEFAULT_TEMPLATES: readonly DefaultTemplate[] = [
  templateOf('checklistTemplate', DEFAULT_CHECKLIST),
  templateOf('inspectionTemplate', DEFAULT_INSPECTION.set),
  templateOf('levelTable', DEFAULT_COMPLAINT_LEVELS),
  templateOf('levelTable', DEFAULT_CUSTOMER_LEVELS),
]

function templateOf<T extends { code: string; version: number }>(
  kind: string,
  body: T,
): DefaultTemplate {
  return { kind, id: `${body.code}:v${body.version}`, set: body as unknown as Fields }
}
