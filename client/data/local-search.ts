/**
 * Search over what lies on this tablet. All records are read and folded once, in slices, into
 * plain entries; a query then walks the entries. Meant for a worker, harmless in a page. Nothing
 * of it is stored: closed, it is forgotten.
 */
import type { KeyRanges } from '#client/sync/local-db.ts'
import { type Actor, may } from '#shared/permissions.ts'
import { type Fields, isDeleted, type StampedFields } from '#shared/record/record.ts'
import { fold, foldTerms } from '#shared/search/fold.ts'
import { entryOf, rank, type SearchEntry, type Spell } from '#shared/search/search-entry.ts'
import type { SearchHit } from '#shared/search/search-protocol.ts'
import {
  hitFields,
  SEARCH_GROUPS,
  SEARCHED,
  SEARCHED_AS,
  type SearchGroup,
} from '#shared/search/searched.ts'
import { simplified } from '#shared/search/simplified.ts'

/** Rows of one read: some ten milliseconds. */
const SLICE = 1000
/** Hits of one group that are handed over. */
const MOST_HITS = 50

export type FoundGroup = {
  readonly group: SearchGroup
  /** All of them, also those not handed over. */
  readonly count: number
  /** Best first, then newest. */
  readonly hits: readonly SearchHit[]
}

export type Found = {
  /** In the order of `SEARCH_GROUPS`. */
  readonly groups: readonly FoundGroup[]
  /** Earliest business day on this tablet; null while it holds none. */
  readonly fromDay: string | null
  /** Records looked through so far. */
  readonly searched: number
  /** Not all has been read yet: there may be more. */
  readonly isReading: boolean
}

type Row = StampedFields & { readonly kind: string; readonly id: string }
type Ranked = { readonly entry: Entry; readonly worth: number }
type Entry = SearchEntry & { readonly body: Fields }

export type SearchedStorage = {
  /** A connection that lives; asked for before each read. */
  readonly open: () => Promise<IDBDatabase>
  readonly keyRange: KeyRanges
}

export class LocalSearch {
  readonly #storage: SearchedStorage
  /** Sees only what this one may read. */
  readonly #actor: Actor
  readonly #entries = new Map<string, Entry>()
  #fromDay: string | null = null
  #searched = 0
  #isReading = true
  #spell: Spell | undefined

  constructor(storage: SearchedStorage, actor: Actor) {
    this.#storage = storage
    this.#actor = actor
  }

  /** Reads everything; `onSlice` after each part. Rejects when the storage does. */
  async read(onSlice: () => void): Promise<void> {
    for (const group of SEARCH_GROUPS) {
      for (const kind of kindsOf(group)) {
        if (!may(this.#actor, 'read', kind)) continue
        await this.#eachSlice(kind, (row) => this.#take(row), onSlice)
        for (const [step, as] of SEARCHED_AS) {
          if (as.kind !== kind || !may(this.#actor, 'read', step)) continue
          await this.#eachSlice(step, ({ body }) => this.#addWords(body, as), onSlice)
        }
      }
    }
    this.#isReading = false
    onSlice()
  }

  /** Names by their letters; asked for by the first query in letters. */
  set spell(spell: Spell) {
    this.#spell = spell
  }

  find(query: string): Found {
    const terms = foldTerms(query, simplified)
    const found = new Map<SearchGroup, Ranked[]>()
    if (terms.length > 0) {
      for (const entry of this.#entries.values()) {
        const worth = rank(entry, terms, this.#spell)
        if (worth === 0) continue
        const group = SEARCHED.get(entry.kind)?.group
        if (group === undefined) continue
        const ranked = found.get(group)
        if (ranked) ranked.push({ entry, worth })
        else found.set(group, [{ entry, worth }])
      }
    }
    return {
      groups: this.#groups(found),
      fromDay: this.#fromDay,
      searched: this.#searched,
      isReading: this.#isReading,
    }
  }

  #groups(found: ReadonlyMap<SearchGroup, Ranked[]>): FoundGroup[] {
    return SEARCH_GROUPS.flatMap((group) => {
      const ranked = found.get(group)?.sort(byWorth)
      if (!ranked) return []
      const hits = ranked.slice(0, MOST_HITS).map(({ entry: { kind, id, day, body } }) => ({
        ...{ kind, id, day },
        fields: hitFields(kind, body),
      }))
      return [{ group, count: ranked.length, hits }]
    })
  }

  #take(row: Row): void {
    const entry = entryOf(row, simplified)
    if (!entry) return
    const { day } = entry
    if (day !== null && (this.#fromDay === null || day < this.#fromDay)) this.#fromDay = day
    const hasWords =
      entry.names.length + entry.phones.length + entry.plates.length > 0 ||
      entry.text !== '' ||
      entry.number !== '' ||
      SEARCHED_PARENTS.has(row.kind)
    if (hasWords) this.#entries.set(`${row.kind} ${row.id}`, { ...entry, body: row.body })
  }

  #addWords(body: Fields, as: { kind: string; id: string; text: string }): void {
    const { [as.id]: id, [as.text]: text } = body
    if (typeof id !== 'string' || typeof text !== 'string') return
    const entry = this.#entries.get(`${as.kind} ${id}`)
    if (entry) entry.text += `\n${fold(text, simplified)}`
  }

  async #eachSlice(kind: string, take: (row: Row) => void, then: () => void) {
    let after: IDBValidKey = [kind]
    for (;;) {
      const rows = await readSlice(this.#storage, kind, after)
      for (const row of rows) if (!isDeleted(row)) take(row)
      this.#searched += SEARCHED.has(kind) ? rows.length : 0
      const last = rows.at(-1)
      if (last) then()
      if (!last || rows.length < SLICE) return
      after = [kind, last.id]
    }
  }
}

function kindsOf(group: SearchGroup): string[] {
  return [...SEARCHED]
    .filter(([, searched]) => searched.group === group)
    .map(([kind]) => kind)
}

/** Kinds that are found by the words of others. */
const SEARCHED_PARENTS = new Set([...SEARCHED_AS.values()].map(({ kind }) => kind))

function byWorth(a: Ranked, b: Ranked): number {
  return (
    b.worth - a.worth ||
    (b.entry.day ?? '').localeCompare(a.entry.day ?? '') ||
    instantOf(b.entry.body) - instantOf(a.entry.body)
  )
}

/** When it happened, as its kind calls it; ms. */
function instantOf({
  arriveAt,
  receivedAt,
  learnedAt,
  issuedAt,
  startedAt,
  at,
}: Fields): number {
  const known = arriveAt ?? receivedAt ?? learnedAt ?? issuedAt ?? startedAt ?? at
  return typeof known === 'number' ? known : 0
}

async function readSlice(
  { open, keyRange }: SearchedStorage,
  kind: string,
  after: IDBValidKey,
): Promise<Row[]> {
  const idb = await open()
  return new Promise((resolve, reject) => {
    // An array comes after every text.
    const range = keyRange.bound(after, [kind, []], true, true)
    const request = idb.transaction('records').objectStore('records').getAll(range, SLICE)
    request.onsuccess = () => resolve(request.result as Row[])
    request.onerror = () => reject(request.error)
  })
}
