/** Looks through the complaints on this tablet; works without a network. */
import type { Complaint } from '#shared/complaint/complaint.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'

type Searched = Pick<Complaint, 'day' | 'customerName' | 'phone'> & { readonly id: string }

/** By part of the name, the last four digits of the phone (or more), or the number. */
export function isFound(complaint: Searched, query: string): boolean {
  const wanted = fold(query)
  if (wanted === '') return true
  if (fold(complaint.customerName).includes(wanted)) return true
  const digits = wanted.replace(/\D/g, '')
  const isPhone =
    digits.length >= 4 && digits.length === wanted.replace(/[-+()]/g, '').length
  if (isPhone && complaint.phone?.replace(/\D/g, '').endsWith(digits)) return true
  const number = foldNumber(complaintNumber(complaint))
  return wanted.length >= 3 && number.includes(foldNumber(wanted))
}

/** Full width to half, small letters, no blanks. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** As Crockford meant it to be typed: O is 0, I and L are 1, strokes do not matter. */
function foldNumber(text: string): string {
  return fold(text).replace(/-/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
}
