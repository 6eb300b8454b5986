/** What stands before every page of the office: a session, no other site, and a pace. */
import type { Context, MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { DEFAULT_PAGE, MAX_PAGE } from '#shared/office/office-list.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { officeAuth, officeOnly } from '../office-auth.ts'
import { rateLimit } from '../rate-limit.ts'
import { requestBody } from '../request-body.ts'

const MAX_BODY_BYTES = 32 * 1024
/** A person who types into a search and looks through pages, and the pages' own refreshing. */
const RATE = { burst: 240, perMinute: 120 }

export type OfficeInput = { readonly deps: IdentityDeps }

export type OfficeGuard = readonly MiddlewareHandler<AppEnv>[]

/** One for all pages, so that their requests count together. */
export function officeGuard(deps: IdentityDeps): OfficeGuard {
  const keyOf = (c: Context<AppEnv>) => `${c.var.office.tenantId}.${c.var.office.sessionId}`
  return [
    officeOnly,
    officeAuth(deps),
    rateLimit({ rate: RATE, now: deps.now, keyOf }),
    requestBody(MAX_BODY_BYTES),
  ]
}

/** A name of 80 characters, an id and a few numbers, as they are written in it. */
const MAX_CURSOR = 1_000

const count = z.coerce.number().int().min(0)

/** What every list takes. */
export const listQuery = {
  store: z.guid().optional(),
  /** `next` of the page before. */
  after: z.string().max(MAX_CURSOR).optional(),
  limit: count.min(1).max(MAX_PAGE).default(DEFAULT_PAGE),
}

export const searchText = z.string().max(80).optional()

/** `invalid` for what the list does not know, also for a name that it has not. */
export function query<S extends z.ZodRawShape>(c: Context<AppEnv>, shape: S) {
  return parseInput(z.strictObject(shape), c.req.query())
}
