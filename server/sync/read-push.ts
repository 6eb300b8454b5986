/**
 * A push as it came, taken apart. The envelope must parse; a mutation that does not is
 * parked like any other the gate refuses, so that it cannot hold up the rest [P6][P9].
 */
import * as z from 'zod/mini'
import type { Refusal } from '#shared/record/check-change.ts'
import type { Mutation } from '#shared/sync/change.ts'
import {
  MAX_CHANGES,
  MAX_PUSH_MUTATIONS,
  mutationSchema,
  pushRequestSchema,
  type SyncError,
} from '#shared/sync/protocol.ts'
import { chainHash } from './mutation-chain.ts'
import type { Arrival } from './plan-push.ts'
import { isPlainMutation } from './quick-mutation.ts'

const envelopeSchema = z.extend(pushRequestSchema, {
  mutations: z.array(z.unknown()).check(z.minLength(1)),
})
export type PushEnvelope = Omit<z.infer<typeof envelopeSchema>, 'mutations'>

export type PushWork = {
  readonly request: PushEnvelope
  readonly arrivals: readonly Arrival[]
  /** Number and hash of the last mutation. */
  readonly end: { readonly n: number; readonly hash: string }
}

/** The heads that these tell of. */
export function seqsOf(works: readonly PushWork[]): number[] {
  const seqs = new Set<number>()
  for (const { request, arrivals } of works) {
    if (request.seen) seqs.add(request.seen.seq)
    for (const { mutation } of arrivals) {
      if (mutation && mutation.at.seq !== null) seqs.add(mutation.at.seq)
    }
  }
  return [...seqs]
}

export function authorsOf(works: readonly PushWork[]): string[] {
  const authors = new Set<string>()
  for (const { arrivals } of works) {
    for (const { by } of arrivals) if (by !== null) authors.add(by)
  }
  return [...authors]
}

const AUTHOR = /^[\w.:-]{1,120}$/

export function readPush(input: unknown): PushWork | { readonly error: SyncError } {
  if (isTooLarge(input)) return { error: { error: 'too_large' } }
  const parsed = envelopeSchema.safeParse(input)
  if (!parsed.success) return { error: invalid(parsed.error) }
  const { mutations, ...request } = parsed.data
  const arrivals: Arrival[] = []
  let hash = request.prev
  for (const raw of mutations) {
    const text = JSON.stringify(raw)
    hash = chainHash(hash, text)
    const { by, mutation, refusal } = readMutation(raw)
    arrivals.push({ n: request.first + arrivals.length, hash, text, by, mutation, refusal })
  }
  if (hash !== request.last) {
    return {
      error: { error: 'invalid', message: 'last is not the hash of the last mutation' },
    }
  }
  const end = { n: request.first + arrivals.length - 1, hash }
  return { request: lowerCased(request), arrivals, end }
}

function isTooLarge(input: unknown): boolean {
  const mutations = (input as { mutations?: unknown } | null)?.mutations
  if (!Array.isArray(mutations)) return false
  return (
    mutations.length > MAX_PUSH_MUTATIONS ||
    mutations.some((m) => Array.isArray(m?.changes) && m.changes.length > MAX_CHANGES)
  )
}

function readMutation(raw: unknown): {
  by: string | null
  mutation: Mutation | null
  refusal: Refusal | null
} {
  if (isPlainMutation(raw)) return { by: raw.by, mutation: raw, refusal: null }
  const parsed = mutationSchema.safeParse(raw)
  // Zod marks optional fields `| undefined`; JSON holds none.
  if (parsed.success) {
    const mutation = parsed.data as Mutation
    return { by: mutation.by, mutation, refusal: null }
  }
  const told = (raw as { by?: unknown } | null)?.by
  const by = typeof told === 'string' && AUTHOR.test(told) ? told : null
  const detail = describe(parsed.error)
  return { by, mutation: null, refusal: { code: 'invalid_field', detail } }
}

export function invalid(error: z.core.$ZodError): SyncError {
  return { error: 'invalid', message: describe(error) }
}

/** The first place that does not fit; never what was in it. */
function describe({ issues }: z.core.$ZodError): string {
  const [issue] = issues
  return issue ? `${issue.path.join('.')}: ${issue.code}`.slice(0, 300) : 'unreadable'
}

/** UUIDs may be written in either case; the database answers in lower case. */
export function lowerCased<T extends { client: string; epoch: string | null }>(
  request: T,
): T {
  const epoch = request.epoch?.toLowerCase() ?? null
  return { ...request, client: request.client.toLowerCase(), epoch }
}
