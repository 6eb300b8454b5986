/** An id in an address. */
import type { Context } from 'hono'
import { AppError } from '#shared/errors.ts'
import type { AppEnv } from './app-env.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What cannot be an id belongs to nothing we have: `not_found`. */
export function uuidParam(c: Context<AppEnv>, name: string): string {
  const id = c.req.param(name) ?? ''
  if (!UUID.test(id)) throw new AppError('not_found', 'Nothing of that id.')
  return id
}
