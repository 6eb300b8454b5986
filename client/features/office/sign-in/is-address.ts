/** Near enough to catch a slip; whether it reaches anybody is not asked here. */
export function isAddress(text: string): boolean {
  return /^[^\s@]{1,64}@[^\s@]+$/.test(text.trim())
}
