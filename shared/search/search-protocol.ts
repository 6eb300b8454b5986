/**
 * `POST /search/v1`: what the tablet does not hold any more, looked for on the server. Asked
 * by an enrolled tablet with the token of the person at it; both sides parse with these.
 */
import * as z from 'zod/mini'
import type { Json } from '../record/json.ts'
import { FIELD_PATTERN, ID_PATTERN } from '../sync/protocol.ts'
import { MAX_QUERY } from './max-query.ts'

export const SEARCH_PATH = '/search/v1'

export const MAX_HITS = 100

export const searchRequestSchema = z.strictObject({
  text: z
    .string()
    // No text in the database holds a NUL, and it takes none.
    .check(z.trim(), z.minLength(1), z.maxLength(MAX_QUERY), z.regex(/^[^\0]*$/)),
  limit: z.int().check(z.minimum(1), z.maximum(MAX_HITS)),
})
export type SearchRequest = z.infer<typeof searchRequestSchema>

export const searchHitSchema = z.object({
  kind: z.string().check(z.regex(/^[a-z][A-Za-z]{1,39}$/)),
  id: z.string().check(z.regex(ID_PATTERN)),
  /** Business day; null for what belongs to none. */
  day: z.nullable(z.iso.date()),
  /** What a row shows of it, by `hitFields` of the kind: phones are masked on the server. */
  fields: z.record(
    z.string().check(z.regex(FIELD_PATTERN)),
    z.custom<Json>((value) => value !== undefined),
  ),
})
export type SearchHit = z.infer<typeof searchHitSchema>

export const searchReplySchema = z.object({
  /** Best first, then newest. */
  hits: z.array(searchHitSchema).check(z.maxLength(MAX_HITS)),
  /** There are more than `limit`. */
  more: z.boolean(),
})
export type SearchReply = z.infer<typeof searchReplySchema>
