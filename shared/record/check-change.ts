/**
 * The gate every write passes, on the tablet before it is saved and on the server before it
 * is accepted: the same rules, so a tablet cannot save what the server would refuse.
 */
import type { Change } from '../sync/change.ts'
import type { Kind } from './define-kind.ts'
import { DELETED } from './record.ts'

/** Why a change was refused. Decide by `code`; `detail` is for a person. */
export type Refusal = { readonly code: RefusalCode; readonly detail: string }

export const REFUSAL_CODES = [
  'unknown_kind',
  'invalid_field',
  'missing_field',
  'append_only',
  'purged',
  'not_allowed',
  'unknown_author',
  'device_revoked',
  'too_large',
  'internal',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** Longest JSON text of one field, characters. */
export const MAX_FIELD_CHARS = 20_000
/** Most fields one record may hold. */
export const MAX_FIELDS = 400

/**
 * Null when the change may be applied. `exists` = the record is already held.
 * Fields the kind does not know pass: they belong to a newer version [V2].
 */
export function checkChange(
  kind: Kind,
  change: Pick<Change, 'set'>,
  exists: boolean,
): Refusal | null {
  const { set } = change
  const fields = Object.keys(set)
  if (fields.length > MAX_FIELDS) {
    return { code: 'too_large', detail: `${fields.length} fields` }
  }
  const shape = kind.body._zod.def.shape
  for (const field of fields) {
    if (field === DELETED) {
      if (typeof set[field] !== 'boolean') return invalid(field, 'must be true or false')
      continue
    }
    const schema = schemaOf(kind, field)
    if (schema) {
      const parsed = (schema as Parser).safeParse(set[field])
      if (!parsed.success)
        return invalid(field, parsed.error.issues[0]?.message ?? 'invalid')
    } else if (JSON.stringify(set[field]).length > MAX_FIELD_CHARS) {
      return { code: 'too_large', detail: field }
    }
  }
  if (exists) return null
  for (const field of Object.keys(shape)) {
    if (Object.hasOwn(set, field)) continue
    if (!(shape[field] as unknown as Parser).safeParse(undefined).success) {
      return { code: 'missing_field', detail: field }
    }
  }
  return null
}

/** Undefined for a field this version does not know. */
function schemaOf({ body, families }: Kind, field: string): unknown {
  const { shape } = body._zod.def
  if (Object.hasOwn(shape, field)) return shape[field]
  const prefix = field.slice(0, Math.max(0, field.indexOf('.')))
  return Object.hasOwn(families, prefix) ? families[prefix] : undefined
}

type Parser = {
  safeParse(
    value: unknown,
  ):
    | { success: true }
    | { success: false; error: { issues: readonly { message: string }[] } }
}

function invalid(field: string, message: string): Refusal {
  return { code: 'invalid_field', detail: `${field}: ${message}` }
}
