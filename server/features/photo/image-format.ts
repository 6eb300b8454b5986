/** What bytes claim to be, by how they begin and end; a name or a header is never asked. */

export type ImageFormat = 'jpeg' | 'png' | 'webp'

/** Null for everything that is not a JPEG, PNG or WebP from the first byte to the last. */
export function imageFormat(bytes: Buffer): ImageFormat | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) {
    // Something hung on behind the picture makes it two files in one.
    return startsWith(bytes, bytes.length - 2, [0xff, 0xd9]) ? 'jpeg' : null
  }
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return startsWith(bytes, bytes.length - 8, PNG_END) ? 'png' : null
  }
  if (bytes.length > 12 && ascii(bytes, 0) === 'RIFF' && ascii(bytes, 8) === 'WEBP') {
    return bytes.readUInt32LE(4) + 8 === bytes.length ? 'webp' : null
  }
  return null
}

/** `IEND` and its checksum. */
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

function startsWith(bytes: Buffer, at: number, wanted: readonly number[]): boolean {
  return at >= 0 && wanted.every((byte, i) => bytes[at + i] === byte)
}

function ascii(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4)
}
