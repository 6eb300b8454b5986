/**
 * `Search server`: what the tablet no longer holds, by the same rules as its own search. Asks
 * only what the device may sync and the person may read; the words typed are kept nowhere.
 */
import { AppError } from '#shared/errors.ts'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'
import { fold, foldTerms } from '#shared/search/fold.ts'
import { entryOf, rank, type SearchEntry, type Spell } from '#shared/search/search-entry.ts'
import type {
  SearchHit,
  SearchReply,
  SearchRequest,
} from '#shared/search/search-protocol.ts'
import { hitFields, SEARCHED } from '#shared/search/searched.ts'
import { simplified } from '#shared/search/simplified.ts'
import type { Database } from '../../db/connect.ts'
import { codeOf } from '../../db/transaction.ts'
import { isSpelling, loadSpelling } from '../../names/spell-name.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { type Candidate, findCandidates } from './find-candidates.ts'

export type Searcher = {
  readonly tenantId: string
  readonly deviceId: string
  readonly scopes: readonly string[]
  readonly personId: string
  readonly role: Role
}

type Deps = { readonly db: Database; readonly now: () => number }

const MOST_MS = 5_000
const QUERY_CANCELED = '57014'

/** `busy` when it takes too long: a longer word may help. */
export async function search(
  { db, now }: Deps,
  who: Searcher,
  { text, limit }: SearchRequest,
): Promise<SearchReply> {
  const terms = foldTerms(text, simplified)
  const kinds = [...SEARCHED.keys()].filter((kind) => may(who.role, 'read', kind))
  // The longest one narrows it down the most.
  const term = terms.reduce((a, b) => (b.length > a.length ? b : a), '')
  if (term === '') return { hits: [], more: false }
  const { tenantId, deviceId, personId } = who
  const spell = terms.some(isSpelling) ? await loadSpelling() : undefined
  try {
    return await db.inTenant(tenantId, async (tx) => {
      await tx.query(`SET LOCAL statement_timeout = ${MOST_MS}`)
      const { found, isCut } = await findCandidates(tx, who, {
        ...{ kinds, term },
        spell: isSpelling(term) ? spell : undefined,
      })
      const hits = ranked(found, terms, spell)
      await writeAudit(tx, {
        ...{ tenantId, at: now(), act: 'search', by: { personId, deviceId } },
        details: { terms: terms.length, hits: hits.length },
      })
      return { hits: hits.slice(0, limit), more: isCut || hits.length > limit }
    })
  } catch (error) {
    if (codeOf(error) !== QUERY_CANCELED) throw error
    throw new AppError('busy', 'Too much to search.', { cause: error })
  }
}

function ranked(
  found: readonly Candidate[],
  terms: readonly string[],
  spell: Spell | undefined,
): SearchHit[] {
  return found
    .flatMap((candidate) => {
      const entry = entryWithNotes(candidate)
      const worth = entry ? rank(entry, terms, spell) : 0
      return entry && worth > 0 ? [{ candidate, entry, worth }] : []
    })
    .sort((a, b) => b.worth - a.worth || byNewest(a.entry, b.entry))
    .map(({ candidate: { kind, id, body }, entry: { day } }) => ({
      ...{ kind, id, day },
      fields: hitFields(kind, body),
    }))
}

function entryWithNotes({ kind, id, body, notes }: Candidate): SearchEntry | null {
  const entry = entryOf({ kind, id, body }, simplified)
  if (!entry || notes.length === 0) return entry
  const words = notes.map((note) => fold(note, simplified))
  return { ...entry, text: [entry.text, ...words].join('\n') }
}

function byNewest(a: SearchEntry, b: SearchEntry): number {
  const [first, second] = [a.day ?? '', b.day ?? '']
  return first < second ? 1 : first > second ? -1 : a.id < b.id ? -1 : 1
}
