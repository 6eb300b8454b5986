/**
 * The sign-in of the back office. Mounted at `/office/v1`; the session is the cookie, which
 * pages never see. Two steps always: a password, then a code of an authenticator.
 */
import * as z from 'zod/mini'
import { ROLES } from '../people/person.ts'

/** With the value `1` on whatever is not a GET: other sites cannot send it. */
export const OFFICE_HEADER = 'x-floorwalk-office'
/** On a request nobody asked for, such as a refresh: it keeps no session alive. */
export const BACKGROUND_HEADER = 'x-floorwalk-background'
export const INVITE_MS = 30 * 60_000
export const FRESH_MS = 5 * 60_000

const ms = z.int().check(z.nonnegative())

export const meSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  tenantName: z.string(),
  storeIds: z.union([z.literal('all'), z.array(z.string())]),
  freshUntil: ms,
})
export type Me = z.infer<typeof meSchema>

/** GET /session: 401 `signed_out`. */
export const sessionReplySchema = z.object({ me: meSchema })
