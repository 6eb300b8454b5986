/** The unusual parts of a push reply: stamps the server rewrote, mutations it refused. */
import type { Mutation } from '#shared/sync/change.ts'
import type { MutationResult, PushReply } from '#shared/sync/protocol.ts'
import type { Effect } from './apply-answer.ts'
import type { SealedMutation } from './outbox.ts'
import { replayRecords } from './replay.ts'
import type { LogRow, RefusedRow } from './rows.ts'
import type { Position } from './step.ts'
import { done } from './transact.ts'

type Restamp = { readonly order: number; readonly index: number; readonly stamp: string }
type Refusal = { readonly order: number; readonly result: MutationResult }

/** Null for the usual reply. `now`: device wall clock, ms. */
export function unusualEffect(
  { outbox, refused: known }: Position,
  reply: PushReply,
  now: number,
): Effect | null {
  const restamps = reply.restamped.flatMap(([n, index, stamp]): Restamp[] =>
    ordersOf(outbox.sealed, n).map((order) => ({ order, index, stamp })),
  )
  const refusals = reply.refused.flatMap((result): Refusal[] =>
    ordersOf(outbox.sealed, result.n).map((order) => ({ order, result })),
  )
  const refusedNow = new Set(refusals.map(({ order }) => order))
  const sent = new Set(outbox.sealed.map(({ order }) => order))
  // Sent again after the server's history changed, and this time it was taken.
  const accepted = known.filter((order) => sent.has(order) && !refusedNow.has(order))
  if (restamps.length + refusals.length + accepted.length === 0) return null
  return {
    stores: ['records', 'mutations', 'refused'],
    async run(placing, row) {
      const { tx, told } = placing
      const touched: Mutation['changes'][number][] = []
      const log = tx.objectStore('mutations')
      const refused = tx.objectStore('refused')
      const read = (order: number) => done<LogRow | undefined>(log.get(order))
      for (const { order, index, stamp } of restamps) {
        const entry = await read(order)
        if (!entry) continue
        log.put(restamped(entry, index, stamp))
        touched.push(...entry.mutation.changes)
      }
      for (const { order, result } of refusals) {
        const entry = await read(order)
        if (!entry) continue
        const held = await done<RefusedRow | undefined>(refused.get(order))
        const { code, detail, entry: id } = result
        const { scope, mutation } = entry
        const state = held?.state ?? 'open'
        const at = held?.at ?? now
        refused.put({ order, scope, entry: id, code, detail, mutation, state, at })
        touched.push(...mutation.changes)
        told.put('refused', order)
      }
      for (const order of accepted) {
        refused.delete(order)
        touched.push(...((await read(order))?.mutation.changes ?? []))
        told.put('refused', order)
      }
      await replayRecords(placing, row, touched)
      return row
    },
  }
}

function ordersOf(sealed: readonly SealedMutation[], n: number): number[] {
  const item = sealed[n - (sealed[0]?.n ?? 0)]
  return item ? [item.order] : []
}

function restamped(entry: LogRow, index: number, stamp: string): LogRow {
  const changes = entry.mutation.changes.map((change, i) =>
    i === index ? { ...change, stamp } : change,
  )
  return { ...entry, mutation: { ...entry.mutation, changes } }
}
