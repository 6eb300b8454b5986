/** Which failures mean that the database is away, so that the caller may come again. */

/** Operator intervention, connection exceptions, no resources, read-only while failing over. */
const DOWN_STATES = /^(57P0[1-5]|08...|53...|58...|25006)$/
const SOCKET_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH'],
  ...['ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
])

export function isDatabaseError(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; depth++) {
    const { code, syscall } = at as { code?: unknown; syscall?: unknown }
    if (typeof code === 'string') {
      if (DOWN_STATES.test(code)) return true
      if (SOCKET_CODES.has(code) && syscall !== 'open' && syscall !== 'stat') return true
    }
    at = at.cause
  }
  return false
}
