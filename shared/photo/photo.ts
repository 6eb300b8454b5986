/**
 * A photo belongs to a record and says nothing of where its bytes are: those travel by
 * themselves, named by their hash. A record never waits for its photos.
 */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const photo = defineKind({
  name: 'photo',
  scope: 'store',
  // Another picture is another record: what was shown to prove something stays.
  fixed: ['sha256', 'bytes', 'takenAt'],
  fields: {
    day: z.iso.date(),
    /** Kind and id of the record it belongs to. */
    parentKind: z.string().check(z.maxLength(40)),
    parentId: z.string().check(z.maxLength(120)),
    /** Where on the record: an item's id, `before`, `after`, `evidence`. */
    slot: z.string().check(z.maxLength(40)),
    /** SHA-256 of the JPEG as taken on the tablet, lower-case hex. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    /** Size of that JPEG. */
    bytes: z.int().check(z.minimum(1), z.maximum(6_000_000)),
    width: z.int().check(z.minimum(1), z.maximum(10_000)),
    height: z.int().check(z.minimum(1), z.maximum(10_000)),
    /** Corrected device time, ms. */
    takenAt: z.int().check(z.nonnegative()),
    caption: z.optional(z.string().check(z.maxLength(200))),
    /** Taken off the record; undone by false. Its bytes are kept as long as others'. */
    removed: z.optional(z.boolean()),
  },
  day: dayField,
  parent: (body) => (typeof body.parentId === 'string' ? body.parentId : null),
})
export type Photo = BodyOf<typeof photo>
