/** Sizes of requests: what the protocol allows, what the tablet can store without a hitch. */
import { MAX_PUSH_MUTATIONS } from '#shared/sync/protocol.ts'
import type { EngineDeps, Limits } from './step.ts'

const LIMITS: Limits = { batch: MAX_PUSH_MUTATIONS, page: 1000, firstPage: 300 }

export function limitsOf({ limits }: Pick<EngineDeps, 'limits'>): Limits {
  return { ...LIMITS, ...limits }
}
