/** 32 bits of `text` that look like chance and are the same on every device. */
export function spread(text: string): number {
  let bits = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193)
  }
  // FNV-1a alone hardly moves its high bits for texts that differ in their last letter.
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
