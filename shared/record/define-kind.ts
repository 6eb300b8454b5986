/**
 * What a kind of record is. One definition file per kind; the engine, the tables, the
 * reporting views and the screens are handed these and know no kind by name.
 */
import * as z from 'zod/mini'
import type { Fields } from './record.ts'

/** Which sync partition a kind lives in: see `shared/sync/scope.ts`. */
export type ScopeType = 'store' | 'lead' | 'org'

export type Kind<
  Name extends string = string,
  Shape extends z.core.$ZodShape = z.core.$ZodShape,
> = {
  readonly name: Name
  readonly scope: ScopeType
  /** Written once; a second, different write of the same id is refused [M5]. */
  readonly append: boolean
  /** Fields that stay as they were first written; all others may be edited. */
  readonly fixed: readonly string[]
  /** Schema version of the body. Raise it when a field changes its meaning. */
  readonly version: number
  /** Fields; the ones that are not optional must be there when the record is created. */
  readonly body: z.ZodMiniObject<Shape, z.core.$loose>
  /** Schemas of fields named at run time, by what comes before the first dot (`r.A01`: `r`). */
  readonly families: { readonly [prefix: string]: z.core.$ZodType }
  /** Business day the record belongs to (`YYYY-MM-DD`); null when it belongs to none. */
  readonly day: (body: Fields) => string | null
  /** Still asks for work, whatever its day: kept at hand on every tablet. */
  readonly isOpen: (body: Fields) => boolean
  /** Id of the record this one belongs to (a step to its complaint), for look-up. */
  readonly parent: (body: Fields) => string | null
  /** What only the server may write, whatever rights a person has to the kind. */
  readonly isServers: (change: Named) => boolean
  /** Other records that decide whether this may be written; null = it is judged by itself. */
  readonly judgedBy: (set: Fields) => Family | null
  /** Why this person may not write this over what is held; null = may. */
  readonly forbids: (write: PersonsWrite) => string | null
}

/** A record, and those that name it in a field of theirs: a complaint and its steps. */
export type Family = {
  readonly parent: { readonly kind: string; readonly id: string }
  readonly children: { readonly kind: string; readonly field: string }
}

/** As held where the write is judged, in no order. */
export type FamilyRecords = {
  readonly parent: Fields | null
  readonly children: readonly {
    readonly id: string
    readonly by: string | null
    readonly body: Fields
  }[]
}

/** `held` is null for a new record, `by` when the device writes without a PIN. */
export type PersonsWrite = {
  readonly set: Fields
  readonly held: Fields | null
  readonly by: string | null
  /** The role of the person, or `device`: see `permissions.ts`. */
  readonly actor: string
  /** What `judgedBy` names; null where it is not at hand: on the tablet the screen asks. */
  readonly family: FamilyRecords | null
}

type Named = { readonly id: string; readonly set: Fields }

type KindInput<Name extends string, Shape extends z.core.$ZodShape> = {
  name: Name
  scope: ScopeType
  append?: boolean
  fixed?: readonly (keyof Shape & string)[]
  version?: number
  fields: Shape
  families?: { readonly [prefix: string]: z.core.$ZodType }
  day?: (body: Fields) => string | null
  isOpen?: (body: Fields) => boolean
  parent?: (body: Fields) => string | null
  isServers?: (change: Named) => boolean
  judgedBy?: (set: Fields) => Family | null
  forbids?: (write: PersonsWrite) => string | null
}

export function defineKind<const Name extends string, Shape extends z.core.$ZodShape>(
  input: KindInput<Name, Shape>,
): Kind<Name, Shape> {
  return {
    name: input.name,
    scope: input.scope,
    append: input.append ?? false,
    fixed: input.fixed ?? [],
    version: input.version ?? 1,
    // Loose: a field this version does not know is stored and passed on untouched [V2].
    body: z.looseObject(input.fields),
    families: input.families ?? {},
    day: input.day ?? (() => null),
    isOpen: input.isOpen ?? (() => false),
    parent: input.parent ?? (() => null),
    isServers: input.isServers ?? (() => false),
    judgedBy: input.judgedBy ?? (() => null),
    forbids: input.forbids ?? (() => null),
  }
}

/** What a record of the kind holds. */
export type BodyOf<K> =
  K extends Kind<string, infer Shape>
    ? z.infer<z.ZodMiniObject<Shape, z.core.$strip>>
    : never

/** The fields of one family that a body holds, by what follows the dot. Unparsed. */
export function familyOf(body: Fields, prefix: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  for (const [field, value] of Object.entries(body)) {
    if (field.startsWith(`${prefix}.`)) found.set(field.slice(prefix.length + 1), value)
  }
  return found
}

/** `day` of a body that carries its business day in the field `day`. */
export function dayField(body: Fields): string | null {
  return typeof body.day === 'string' ? body.day : null
}
