/** The pattern a request matched, for logs and metrics: an address may hold anything. */
import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'

/** `/auth/v1/people/:id`; `*` for files of the client and for what is not there. */
export function routeOf(c: Context): string {
  // Middleware is registered for every method, a route for one.
  return matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? '*'
}
