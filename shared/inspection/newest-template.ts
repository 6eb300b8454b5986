import { newestInUse } from '../template/in-use.ts'
import type { InspectionTemplate } from './inspection-template.ts'

/** The version new rounds are made from: the newest that is not retired. */
export function newestTemplate<T extends Pick<InspectionTemplate, 'version' | 'status'>>(
  templates: readonly T[],
): T | null {
  return newestInUse(templates)
}
