/** A file written as its lines come: what it holds is never in memory as a whole. */
import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough, Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw } from 'node:zlib'
import { csvHead, csvLine } from '#shared/export/csv.ts'
import type { Cell, Column } from '#shared/export/table.ts'
import {
  SHEET_END,
  SHEET_NAME,
  sheetHead,
  sheetRow,
  xlsxFrame,
} from '#shared/export/xlsx-parts.ts'
import {
  crc32,
  type ZipMember,
  zipEnd,
  zipLocal,
  zipSums,
} from '#shared/export/zip-layout.ts'
import type { FileFormat } from '#shared/office/export-protocol.ts'

export type Lines = AsyncIterable<readonly (readonly Cell[])[]>

type FileContent = {
  readonly title: string
  readonly columns: readonly Column[]
  /** A page at a time. */
  readonly lines: Lines
}

/** Replaces what is there. Bytes of the finished file. */
export async function writeTable(
  path: string,
  format: FileFormat,
  content: FileContent,
): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const bytes = format === 'csv' ? csvBytes(content) : xlsxBytes(content)
  await pipeline(Readable.from(bytes), createWriteStream(path, { mode: 0o600 }))
  return (await stat(path)).size
}

async function* csvBytes({ columns, lines }: FileContent): AsyncGenerator<Buffer> {
  yield Buffer.from(csvHead(columns))
  for await (const page of lines) yield Buffer.from(page.map(csvLine).join(''))
}

async function* xlsxBytes({
  title,
  columns,
  lines,
}: FileContent): AsyncGenerator<Uint8Array> {
  const members: ZipMember[] = []
  let offset = 0
  async function* add(name: string, text: AsyncIterable<string> | Iterable<string>) {
    const start = offset
    const sums = { crc: 0, plain: 0, packed: 0 }
    const head = zipLocal(name, null)
    offset += head.length
    yield head
    for await (const bytes of deflated(text, sums)) {
      offset += bytes.length
      yield bytes
    }
    const foot = zipSums(sums)
    offset += foot.length
    yield foot
    members.push({ name, ...sums, offset: start })
  }
  for (const { name, text } of xlsxFrame(title)) yield* add(name, [text])
  yield* add(SHEET_NAME, sheetText(columns, lines))
  yield zipEnd(members, offset, { isStreamed: true })
}

async function* sheetText(
  columns: readonly Column[],
  lines: Lines,
): AsyncGenerator<string> {
  yield sheetHead(columns)
  for await (const page of lines) yield page.map(sheetRow).join('')
  yield SHEET_END
}

/** Counts into `sums` on the way. */
async function* deflated(
  text: AsyncIterable<string> | Iterable<string>,
  sums: { crc: number; plain: number; packed: number },
): AsyncGenerator<Buffer> {
  const counted = new Transform({
    writableObjectMode: true,
    transform(chunk: string, _encoding, done) {
      const bytes = Buffer.from(chunk)
      sums.crc = crc32(bytes, sums.crc)
      sums.plain += bytes.length
      done(null, bytes)
    },
  })
  const packed = new PassThrough()
  const work = pipeline(
    Readable.from(text),
    counted,
    createDeflateRaw({ level: 5 }),
    packed,
  )
  // Told by the loop below, which ends with the same failure.
  work.catch(() => {})
  for await (const bytes of packed as AsyncIterable<Buffer>) {
    sums.packed += bytes.length
    yield bytes
  }
  await work
}
