/** Fetches one page of what others did; once an hour, when idle, compares digests. */
import { applyAnswer } from './apply-answer.ts'
import { pageEffect } from './apply-page.ts'
import { digestEffect, digestsDue } from './digest-check.ts'
import { limitsOf } from './limits.ts'
import { envelope } from './position.ts'
import { recover } from './recover.ts'
import type { ScopeMemory } from './scope-memory.ts'
import type { EngineDeps, Position, StepResult } from './step.ts'

export async function pullOnce(
  deps: EngineDeps,
  position: Position,
  memory: ScopeMemory,
): Promise<StepResult> {
  const { row } = position
  const digest = await digestsDue(deps, position)
  const cursor = row.cursor ?? 0
  const request = { ...envelope(deps, row), cursor, limit: limitsOf(deps).page }
  const ready = digest ? null : memory.pull.take(row.turn, cursor)
  const reply = await (ready ??
    deps.transport.pull({ ...request, ...(digest && { digest }) }))
  if ('error' in reply) return await recover(deps, position, reply)
  const { head } = reply
  const { more, to } = reply.page
  if (more) {
    memory.pull.begin(row.turn + 1, to, () =>
      deps.transport.pull({ ...request, seen: head, cursor: to }),
    )
  }
  const page = pageEffect(row, reply.page)
  const applied = await applyAnswer(deps, position, reply, {
    stores: page.stores,
    async run(placing, next) {
      return digestEffect(await page.run(placing, next), reply, digest !== null)
    },
  })
  if (applied === 'recovered') return 'recovered'
  return more || applied.snapshot ? 'again' : { type: 'synced' }
}
