/** Done, or 409 with what the fields are by now. */
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'

export function answerEdit(c: Context<AppEnv>, now: object | null): Response {
  if (now === null) return c.json({ ok: true })
  const message = 'Somebody changed it meanwhile.'
  return c.json({ code: 'conflict', message, now }, 409)
}
