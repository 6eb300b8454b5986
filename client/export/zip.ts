/** A ZIP archive of a few small files, as XLSX needs one; deflated by the browser itself. */

export type ZipEntry = { readonly name: string; readonly text: string }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const UTF8_NAMES = 0x0800
const DEFLATE = 8
/** 1980-01-01, the earliest there is: the same table gives the same file. */
const DATE = 0x21

export async function zipOf(entries: readonly ZipEntry[], type: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const { name, text } of entries) {
    const bytes = new TextEncoder().encode(text)
    const packed = await deflate(bytes)
    const path = new TextEncoder().encode(name)
    const common = [
      ...u16(VERSION, UTF8_NAMES, DEFLATE, 0, DATE),
      ...u32(crc32(bytes), packed.length, bytes.length),
      ...u16(path.length, 0),
    ]
    const local = Uint8Array.from([...u32(LOCAL), ...common, ...path])
    const central = [...u32(CENTRAL), ...u16(VERSION), ...common, ...u16(0, 0, 0)]
    directory.push(Uint8Array.from([...central, ...u32(0, offset), ...path]))
    parts.push(local, packed)
    offset += local.length + packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = entries.length
  const end = [...u32(END), ...u16(0, 0, count, count), ...u32(size, offset), ...u16(0)]
  return new Blob([...parts, ...directory, Uint8Array.from(end)], { type })
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

function u16(...values: number[]): number[] {
  return values.flatMap((v) => [v & 0xff, (v >>> 8) & 0xff])
}

function u32(...values: number[]): number[] {
  return values.flatMap((v) => u16(v & 0xffff, v >>> 16))
}
