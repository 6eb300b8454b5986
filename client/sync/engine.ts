/**
 * The engine: brings one scope level with the server, one exchange after another.
 *
 * Knows records only as changes. No transaction is held open across a network call; an answer
 * is applied whole in one transaction or not at all, so the process may die anywhere.
 */
import type { SyncError } from '#shared/sync/protocol.ts'
import { limitsOf } from './limits.ts'
import { readPosition } from './position.ts'
import { pruneLog } from './prune-log.ts'
import { pullOnce } from './pull-once.ts'
import { pushOnce } from './push-once.ts'
import { repairOnce } from './repair-once.ts'
import type { ScopeRow } from './rows.ts'
import { ScopeMemory } from './scope-memory.ts'
import { snapshotOnce } from './snapshot-once.ts'
import type { EngineDeps, EngineOptions, StepResult } from './step.ts'
import { NetworkError } from './transport.ts'
import { withOffset } from './with-offset.ts'

/** Why a round ended. Everything but `synced` leaves something to do. */
export type RoundResult =
  /** Nothing waits here and everything the server had is stored. */
  | { type: 'synced' }
  | { type: 'offline' }
  /** Something answered, but not our server. */
  | { type: 'unreadable' }
  /** The server asks to come back later. */
  | { type: 'later'; retryAfterMs: number }
  | { type: 'signed_out' }
  /** No more data for this device in this scope; pushes go on. */
  | { type: 'revoked' }
  | { type: 'update_needed'; minSchema: number }
  /** The server refuses the request as such; nothing was taken, nothing is lost. */
  | { type: 'rejected'; error: SyncError['error'] }
  /** Told to stop between two exchanges. */
  | { type: 'stopped' }

export type Engine = {
  /** One round; resolves with how it ended, throws only what is a bug or a dead database. */
  syncOnce(scope: string, signal?: AbortSignal): Promise<RoundResult>
}

/** After so many new starts in one round (forks, epochs) something is wrong: wait a while. */
const MAX_RECOVERIES = 5
const RECOVERY_PAUSE_MS = 10_000
const PRUNE_EVERY_MS = 6 * 3_600_000

export function createEngine(options: EngineOptions): Engine {
  const deps = withOffset(options)
  const memories = new Map<string, ScopeMemory>()
  let prunedAt = Number.NEGATIVE_INFINITY
  const prune = async () => {
    if (deps.clock.mono() - prunedAt < PRUNE_EVERY_MS) return
    prunedAt = deps.clock.mono()
    await pruneLog(deps, deps.clock.now() + (deps.offset() ?? 0))
  }
  return {
    async syncOnce(scope, signal) {
      await deps.loadOffset()
      const memory = memories.get(scope) ?? new ScopeMemory(limitsOf(deps).batch)
      memories.set(scope, memory)
      let recoveries = 0
      while (!signal?.aborted) {
        const result = await step(deps, scope, memory)
        if (result === 'again') continue
        if (result !== 'recovered') {
          if (result.type === 'synced') await prune()
          return result
        }
        recoveries += 1
        if (recoveries > MAX_RECOVERIES) {
          return { type: 'later', retryAfterMs: RECOVERY_PAUSE_MS }
        }
      }
      return { type: 'stopped' }
    },
  }
}

/** One exchange: offer what we hold, send what waits, fetch what is missing, in this order. */
async function step(
  deps: EngineDeps,
  scope: string,
  memory: ScopeMemory,
): Promise<StepResult> {
  const position = await readPosition(deps, scope, memory)
  const { row, outbox } = position
  try {
    if (row.repair) return await repairOnce(deps, position)
    if (outbox.sealed.length > 0) return await pushOnce(deps, position, memory)
    if (wantsSnapshot(row)) return await snapshotOnce(deps, position, memory)
    return await pullOnce(deps, position, memory)
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    return { type: error.answered ? 'unreadable' : 'offline' }
  }
}

function wantsSnapshot({ bootstrapped, snapshot }: ScopeRow): boolean {
  return snapshot ? !snapshot.complete : !bootstrapped
}
