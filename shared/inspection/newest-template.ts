import type { InspectionTemplate } from './inspection-template.ts'

/** The version new rounds are made from: the newest that is not retired. */
export function newestTemplate<T extends Pick<InspectionTemplate, 'version' | 'status'>>(
  templates: readonly T[],
): T | null {
  const active = templates.filter(({ status }) => status === 'active')
  return active.reduce<T | null>(
    (newest, one) => (newest && newest.version >= one.version ? newest : one),
    null,
  )
}
