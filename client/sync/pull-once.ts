/** Fetches one page of what others did; once an hour, when idle, compares digests. */
import { applyAnswer } from './apply-answer.ts'
import { pageEffect } from './apply-page.ts'
import { digestEffect, digestsDue } from './digest-check.ts'
import { limitsOf } from './limits.ts'
import { envelope } from './position.ts'
import { recover } from './recover.ts'
import type { EngineDeps, Position, StepResult } from './step.ts'

export async function pullOnce(deps: EngineDeps, position: Position): Promise<StepResult> {
  const { row } = position
  const digest = await digestsDue(deps, position)
  const reply = await deps.transport.pull({
    ...envelope(deps, row),
    cursor: row.cursor ?? 0,
    limit: limitsOf(deps).page,
    ...(digest && { digest }),
  })
  if ('error' in reply) return await recover(deps, position, reply)
  const page = pageEffect(row, reply.page)
  const applied = await applyAnswer(deps, position, reply, {
    stores: page.stores,
    async run(placing, next) {
      return digestEffect(await page.run(placing, next), reply, digest !== null)
    },
  })
  if (applied === 'recovered') return 'recovered'
  return reply.page.more || applied.snapshot ? 'again' : { type: 'synced' }
}
