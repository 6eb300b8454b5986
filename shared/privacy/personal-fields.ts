/** What of a record tells of a customer: all that goes when he is to be forgotten. */

import type { KnownKind } from '../permissions.ts'
import { fieldClassOf, taggedFields } from './field-classes.ts'

/** Typed about the customer, though by their class rather about staff. */
const WORDS: { readonly [K in KnownKind]?: readonly string[] } = {
  visitUndo: ['reason'],
  contact: ['invalidReason', 'voidReason'],
}

/** Of class C and what else was typed about somebody; sorted. */
export function personalFields(kind: KnownKind): readonly string[] {
  const ofClass = taggedFields(kind).filter((field) => fieldClassOf(kind, field) === 'C')
  return [...ofClass, ...(WORDS[kind] ?? [])].sort()
}

/** What stays of a closed complaint until its second limit: the cause, and what was done. */
export const HANDLING_FIELDS = [
  'compensationCny',
  'prevention',
  'rootCause',
  'solution',
] as const
