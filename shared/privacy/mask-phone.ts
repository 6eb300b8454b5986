/** `138****0001`: enough to recognise a number one knows, too little to call it. */
const ENDS = { head: 3, tail: 4 } as const
/** Shorter than this, head and tail together would be most of it. */
const LONG = 10

export function maskPhone(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
  const tail = digits.slice(-ENDS.tail)
  if (digits.length < ENDS.tail * 2) return `****${digits.slice(-2)}`
  return `${digits.length < LONG ? '' : digits.slice(0, ENDS.head)}****${tail}`
}
