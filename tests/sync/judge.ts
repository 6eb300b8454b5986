/**
 * What must be true once the network has healed: every tablet shows what the server holds,
 * nothing captured or ever seen is missing, and no value anyone saw has gone back.
 */
import { canonicalJson, type Json } from '#shared/record/json.ts'
import { stampOf } from '#shared/record/record.ts'
import type { Stamp } from '#shared/record/stamp.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import type { Tablet } from '#tests/support/tablet.ts'
import type { World } from './world.ts'

export type Memory = {
  /** `kind/id` of every event captured here or seen here. */
  readonly events: Set<string>
  /** Greatest stamp seen from the server, by `kind/id/field`. */
  readonly stamps: Map<string, Stamp>
}

type Witness = { readonly tablet: Tablet; readonly memory: Memory }

export type Verdict = {
  readonly diverged: number
  readonly lost: number
  readonly wentBack: number
  readonly stuck: boolean
  /** Lines of the server (-) and of a tablet (+) that differ, for whoever has to find out. */
  readonly differences: readonly string[]
}

/** Takes what the tablet shows now, without what only it knows, into its memory. */
export async function remember({ tablet, memory }: Witness): Promise<void> {
  const local = new Set(
    (await tablet.pending()).flatMap((row) =>
      row.mutation.changes.map((change) => `${change.kind}/${change.id}`),
    ),
  )
  for (const [key, row] of await tablet.view()) {
    if (row.kind !== 'complaint') {
      memory.events.add(key)
      continue
    }
    if (local.has(key)) continue
    for (const field of Object.keys(row.body)) {
      const stamp = stampOf(row, field) as Stamp
      const seen = memory.stamps.get(`${key}/${field}`)
      if (!seen || stamp > seen) memory.stamps.set(`${key}/${field}`, stamp)
    }
  }
}

export async function judge(
  witnesses: readonly Witness[],
  world: World,
  stuck: boolean,
): Promise<Verdict> {
  const truth = await world.rows()
  const expected = textOf(truth)
  const differences: string[] = []
  let diverged = 0
  let lost = 0
  let wentBack = 0
  for (const { tablet, memory } of witnesses) {
    const shown = textOf(await tablet.view())
    if (shown !== expected) {
      diverged++
      differences.push(...difference(expected, shown))
    }
    for (const key of memory.events) if (!truth.has(key)) lost++
    for (const [path, stamp] of memory.stamps) {
      const [kind, id, field] = path.split('/') as [string, string, string]
      const row = truth.get(`${kind}/${id}`)
      const held = row && stampOf(row, field)
      if (!held || held < stamp) wentBack++
    }
  }
  return { diverged, lost, wentBack, stuck, differences }
}

function textOf(rows: ReadonlyMap<string, RecordRow>): string {
  const lines = [...rows].map(([key, row]) => {
    const fields = Object.keys(row.body)
      .sort()
      .map((field) => [field, row.body[field] as Json, stampOf(row, field) as Stamp])
    return `${key} ${canonicalJson(fields as Json)}`
  })
  return lines.sort().join('\n')
}

function difference(expected: string, shown: string): string[] {
  const [server, tablet] = [expected.split('\n'), shown.split('\n')]
  return [
    ...server.filter((line) => !tablet.includes(line)).map((line) => `- ${line}`),
    ...tablet.filter((line) => !server.includes(line)).map((line) => `+ ${line}`),
  ]
}
