/** What the statement of `write-plan.ts` takes. Pure. */
import type { Fields } from '#shared/record/record.ts'
import { numberArray, textArray } from './array-text.ts'
import type { LogLine } from './plan-push.ts'
import { shelve } from './record-sql.ts'
import { keyOf, type RecordKey, type RecordState } from './record-state.ts'
import type { SyncDeps } from './sync-deps.ts'
import type { Writing, WritingPart } from './write-plan.ts'

type Placed = { day: string | null; shelf: string | null; origin: string | null }

/** A line of the log; `placed` when it is the whole record, too. */
type Line = { readonly part: number; readonly line: LogLine; readonly placed?: Placed }

type Inputs = { readonly rows: object[]; readonly lines: Line[] }

export function inputsOf(
  kinds: SyncDeps['kinds'],
  { parts, via }: Pick<Writing, 'parts' | 'via'>,
): { rows: object[]; columns: string[] } {
  const inputs: Inputs = { rows: [], lines: [] }
  for (const [i, part] of parts.entries()) {
    addInputs(inputs, kinds, { part, number: i + 1, isOwn: via === null })
  }
  return { rows: inputs.rows, columns: columnsOf(inputs.lines) }
}

function addInputs(
  { rows, lines }: Inputs,
  kinds: SyncDeps['kinds'],
  { part, number, isOwn }: { part: WritingPart; number: number; isOwn: boolean },
): void {
  const { plan, clientId, client } = part
  const pulledTo = client?.pulledTo ?? 0
  const sets = new Set(plan.log.map((line) => line.change.set))
  /** Made by one change and not touched since. */
  const made = new Map<RecordKey, { readonly body: Fields; readonly placed: Placed }>()
  for (const { state, isExact } of plan.rows) {
    const hasSeen = state.origin === clientId || state.seq <= pulledTo
    const { day, shelf } = shelve(kinds.get(state.kind), state.body)
    const placed = { day, shelf, origin: isExact && hasSeen && isOwn ? clientId : null }
    if (isOneChange(state) && sets.has(state.body)) {
      made.set(keyOf(state), { body: state.body, placed })
    } else rows.push(rowInput(state, placed))
  }
  for (const line of plan.log) {
    const key = keyOf(line.change)
    const whole = made.get(key)
    if (whole?.body === line.change.set) {
      made.delete(key)
      lines.push({ part: number, line, placed: whole.placed })
    } else lines.push({ part: number, line })
  }
}

function isOneChange({ seq, stamps, also, deletedAt, repairedAt }: RecordState): boolean {
  return seq === 0 && !stamps && !also && deletedAt === null && repairedAt === null
}

/** What `json_to_recordset` takes; a key that is missing is NULL. */
function rowInput(state: RecordState, placed: Placed): object {
  const { kind, id, sv, body, stamp, stamps, by, captured } = state
  return {
    ...{ kind, id, sv, body, stamp, stamps, by },
    also: state.also ?? undefined,
    est: captured?.[0],
    lo: captured?.[1],
    hi: captured?.[2],
    ...placed,
    deleted_at: state.deletedAt ?? undefined,
    repaired_at: state.repairedAt ?? undefined,
  }
}

/** What `LINES` unnests, in its order; a list that is too short is filled up with NULL. */
function columnsOf(lines: readonly Line[]): string[] {
  const texts = (of: (line: LogLine) => string | null) =>
    textArray(lines.map(({ line }) => of(line)))
  const numbers = (of: (line: LogLine) => number) =>
    numberArray(lines.map(({ line }) => of(line)))
  const hasBase = lines.some(({ line }) => line.change.base)
  const hasSent = lines.some(({ line }) => line.sentStamp !== null)
  return [
    numberArray(lines.map(({ part }) => part)),
    numbers((l) => l.n),
    numbers((l) => l.i),
    texts((l) => l.hash),
    texts((l) => l.change.kind),
    texts((l) => l.change.id),
    texts((l) => l.change.stamp),
    hasSent ? texts((l) => l.sentStamp) : '{}',
    texts((l) => l.by),
    numbers((l) => l.sv),
    ...([0, 1, 2] as const).map((at) => numbers((l) => l.captured[at])),
    textArray(lines.map(({ placed }) => placed?.day)),
    textArray(lines.map(({ placed }) => placed?.shelf)),
    `{${lines.map(({ placed }) => (placed?.origin ? 't' : 'f')).join()}}`,
    JSON.stringify(lines.map(({ line }) => line.change.set)),
    hasBase ? JSON.stringify(lines.map(({ line }) => line.change.base ?? null)) : '[]',
  ]
}
