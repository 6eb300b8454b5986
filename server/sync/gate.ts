/**
 * Whether a mutation may be applied [P6][A4]: author, kinds, fields. Pure. One bad change
 * refuses the whole mutation [P5], with the reason of the first.
 */
import type { KindMap } from '#shared/kinds.ts'
import type { Role } from '#shared/people/person.ts'
import { type Action, type Actor, may } from '#shared/permissions.ts'
import { checkChange, type Refusal } from '#shared/record/check-change.ts'
import type { Family, FamilyRecords, Kind } from '#shared/record/define-kind.ts'
import { ERASED, type Fields } from '#shared/record/record.ts'
import type { Change, Mutation } from '#shared/sync/change.ts'
import { covers, erasureOf } from '#shared/sync/erased.ts'
import { scopeTypeOf } from '#shared/sync/scope.ts'
import { isSame } from './merge-change.ts'
import { keyOf, type RecordKey } from './record-state.ts'
import { unstorable } from './unstorable.ts'

export type Person = {
  readonly role: Role
  readonly name: string
  /** Neither deactivated nor deleted. */
  readonly isActive: boolean
}

/** An author to check, one whom somebody answers for, or the server itself. */
export type AuthorCheck = 'author' | 'vouched' | 'trusted'

export type GateInput = {
  readonly kinds: KindMap
  readonly scope: string
  readonly authorCheck: AuthorCheck
  readonly people: ReadonlyMap<string, Person>
  readonly purged: ReadonlySet<RecordKey>
  readonly held: (
    key: RecordKey,
  ) => { readonly body: Fields; by: string | null } | undefined
  /** The records a kind asked to be judged by, with what came before in the same push. */
  readonly family: (asked: Family) => FamilyRecords | null
}

type Made = ReadonlyMap<RecordKey, { readonly body: Fields; readonly by: string | null }>

export function gate(input: GateInput, mutation: Mutation, text: string): Refusal | null {
  const made = new Map<RecordKey, { body: Fields; by: string | null }>()
  for (const change of mutation.changes) {
    const key = keyOf(change)
    const held = made.get(key) ?? input.held(key)
    const refusal = gateChange({ ...input, made }, mutation, change, held)
    if (refusal) return refusal
    if (!held) made.set(key, { body: change.set, by: mutation.by })
  }
  return unstorable(
    mutation.changes.map((change) => change.set),
    text,
  )
}

function gateChange(
  input: GateInput & { readonly made: Made },
  mutation: Mutation,
  change: Change,
  held: { readonly body: Fields; by: string | null } | undefined,
): Refusal | null {
  const kind = input.kinds.get(change.kind)
  if (!kind) return { code: 'unknown_kind', detail: change.kind }
  if (kind.scope !== scopeTypeOf(input.scope)) {
    return { code: 'not_allowed', detail: `${kind.name} does not belong to ${input.scope}` }
  }
  if (input.purged.has(keyOf(change))) {
    return { code: 'purged', detail: `${kind.name} ${change.id}` }
  }
  if (Object.hasOwn(change.set, ERASED)) {
    return { code: 'not_allowed', detail: `${kind.name}: only the server erases` }
  }
  if (input.authorCheck === 'author') {
    const action = actionOf(kind, mutation, change, held)
    const refusal = checkAuthor(input.people, mutation.by, action, kind)
    if (refusal) return refusal
  }
  if (input.authorCheck !== 'trusted' && kind.isServers(change)) {
    return { code: 'not_allowed', detail: `${kind.name}: only the server writes this` }
  }
  if (kind.append && held) {
    if (isSame(leftOf(held.body), change.set)) return null
    return { code: 'append_only', detail: `${kind.name} ${change.id}` }
  }
  if (input.authorCheck === 'author') {
    const reason = kind.forbids({
      ...{ set: change.set, held: held?.body ?? null, by: mutation.by },
      actor: actorOf(input.people, mutation.by),
      family: familyOf(input, kind.judgedBy(change.set)),
    })
    if (reason) return { code: 'not_allowed', detail: `${kind.name}: ${reason}` }
  }
  const altered = kind.fixed.find((field) => isAltered(held?.body, change.set, field))
  if (altered) {
    return { code: 'append_only', detail: `${kind.name} ${change.id}: ${altered}` }
  }
  return checkChange(kind, change, held !== undefined)
}

/** With what the same mutation made so far: it is judged as it will stand. */
function familyOf(
  { family, made }: GateInput & { readonly made: Made },
  asked: Family | null,
): FamilyRecords | null {
  const found = asked && family(asked)
  if (!asked || !found) return null
  const { parent, children } = asked
  const added = [...made].flatMap(([key, { body, by }]) => {
    const [kind, id = ''] = key.split(' ')
    return kind === children.kind && body[children.field] === parent.id
      ? [{ id, by, body }]
      : []
  })
  const own = made.get(keyOf(parent))?.body
  return { parent: own ?? found.parent, children: [...found.children, ...added] }
}

/** What an erasure left: as much as a write that came again may still say [X3]. */
function leftOf(body: Fields): Fields {
  const erasure = erasureOf(body)
  if (erasure === null) return body
  const left = Object.entries(body).filter(([f]) => f !== ERASED && !covers(erasure, f))
  return Object.fromEntries(left)
}

function isAltered(held: Fields | undefined, set: Fields, field: string): boolean {
  if (!held || !Object.hasOwn(held, field) || !Object.hasOwn(set, field)) return false
  return !isSame(held[field] ?? null, set[field] ?? null)
}

/** A creation that comes again, after a restore or a new client id, is no edit. */
function actionOf(
  kind: Kind,
  { by }: Mutation,
  { isNew }: Change,
  held: { by: string | null } | undefined,
): Action {
  if (!held || kind.append || (isNew && held.by === by)) return 'create'
  return 'edit'
}

function checkAuthor(
  people: ReadonlyMap<string, Person>,
  by: string | null,
  action: Action,
  kind: Kind,
): Refusal | null {
  const person = by === null ? null : people.get(by)
  if (person === undefined) return { code: 'unknown_author', detail: by ?? '' }
  if (person && !person.isActive) {
    return { code: 'not_allowed', detail: 'the author is not active' }
  }
  const actor = actorOf(people, by)
  if (may(actor, action, kind.name)) return null
  return { code: 'not_allowed', detail: `${actor} may not ${action} ${kind.name}` }
}

function actorOf(people: ReadonlyMap<string, Person>, by: string | null): Actor {
  return (by === null ? null : people.get(by)?.role) ?? 'device'
}
