/** The bytes around the contents of a ZIP archive: few files, names in ASCII. */

const LOCAL = 0x04034b50
const AFTER = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Sums and sizes follow the content: it is written before they are known. */
const SUMS_AFTER = 0x0008
const DEFLATE = 8
/** 1980-01-01, the earliest there is: the same table gives the same file. */
const DATE = 0x21

export type ZipMember = {
  readonly name: string
  readonly crc: number
  /** Bytes, deflated and plain. */
  readonly packed: number
  readonly plain: number
  /** Where its local header begins. */
  readonly offset: number
}

/** `sums` null: they come after the content, by `zipSums`. */
export function zipLocal(
  name: string,
  sums: Pick<ZipMember, 'crc' | 'packed' | 'plain'> | null,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...u32(LOCAL), ...common(name, sums), ...ascii(name)])
}

export function zipSums({
  crc,
  packed,
  plain,
}: Pick<ZipMember, 'crc' | 'packed' | 'plain'>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(u32(AFTER, crc, packed, plain))
}

/** The directory and the end. `isStreamed`: as `zipLocal` was told. */
export function zipEnd(
  members: readonly ZipMember[],
  offset: number,
  { isStreamed = false } = {},
): Uint8Array<ArrayBuffer> {
  const directory = members.flatMap((member) => [
    ...u32(CENTRAL),
    ...u16(VERSION),
    ...common(member.name, member, isStreamed),
    ...u16(0, 0, 0),
    ...u32(0, member.offset),
    ...ascii(member.name),
  ])
  const count = members.length
  const end = [
    ...u32(END),
    ...u16(0, 0, count, count),
    ...u32(directory.length, offset),
    ...u16(0),
  ]
  return Uint8Array.from([...directory, ...end])
}

function common(
  name: string,
  sums: Pick<ZipMember, 'crc' | 'packed' | 'plain'> | null,
  isStreamed = sums === null,
): number[] {
  const { crc, packed, plain } = sums ?? { crc: 0, packed: 0, plain: 0 }
  const flags = isStreamed ? SUMS_AFTER : 0
  return [
    ...u16(VERSION, flags, DEFLATE, 0, DATE),
    ...u32(crc, packed, plain),
    ...u16(name.length, 0),
  ]
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** `before`: of what came before in the same file. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = before ^ 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

function u16(...values: number[]): number[] {
  return values.flatMap((v) => [v & 0xff, (v >>> 8) & 0xff])
}

function u32(...values: number[]): number[] {
  return values.flatMap((v) => u16(v & 0xffff, v >>> 16))
}

function ascii(name: string): number[] {
  return [...name].map((letter) => letter.charCodeAt(0))
}
