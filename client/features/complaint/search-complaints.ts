/** Looks through the complaints on this tablet; works without a network. */
import type { Complaint } from '#shared/complaint/complaint.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'

type Searched = Pick<
  Complaint,
  'day' | 'customerName' | 'phone' | 'plate' | 'vinLast6' | 'orderRef'
> & { readonly id: string }

/** Characters of a plate, a VIN or an order that name it well enough. */
const ENDS_MIN = 3

/** By part of the name, ends of phone, plate, VIN or order, or the number. */
export function isFound(complaint: Searched, query: string): boolean {
  const wanted = fold(query)
  if (wanted === '') return true
  if (fold(complaint.customerName).includes(wanted)) return true
  const digits = wanted.replace(/\D/g, '')
  const isPhone =
    digits.length >= 4 && digits.length === wanted.replace(/[-+()]/g, '').length
  if (isPhone && complaint.phone?.replace(/\D/g, '').endsWith(digits)) return true
  const ends = [complaint.plate, complaint.vinLast6, complaint.orderRef].map(bare)
  const end = bare(query)
  if (end.length >= ENDS_MIN && ends.some((text) => text.endsWith(end))) return true
  const number = foldNumber(complaintNumber(complaint))
  return wanted.length >= 3 && number.includes(foldNumber(wanted))
}

/** Full width to half, small letters, no blanks. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** Letters and digits only: plates are written with dots, strokes and blanks. */
function bare(text: string | undefined): string {
  return fold(text ?? '').replace(/[^\p{L}\p{N}]/gu, '')
}

/** As Crockford meant it to be typed: O is 0, I and L are 1, strokes do not matter. */
function foldNumber(text: string): string {
  return fold(text).replace(/-/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
}
