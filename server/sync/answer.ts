/** What a verb of sync returns. Replies are JSON text: rows pass through unparsed. */
import type { SyncError } from '#shared/sync/protocol.ts'

/** JSON text of a `T`. */
export type JsonText<T> = string & { readonly of?: T }

export type Answer<T> =
  | { readonly ok: true; readonly json: JsonText<T> }
  | { readonly ok: false; readonly error: SyncError }

export function refused(error: SyncError): {
  readonly ok: false
  readonly error: SyncError
} {
  return { ok: false, error }
}

/** `json` without its closing brace, then `more`: adds a property that is text already. */
export function withRaw<T>(reply: object, name: string, raw: string): JsonText<T> {
  return `${JSON.stringify(reply).slice(0, -1)},${JSON.stringify(name)}:${raw}}`
}
