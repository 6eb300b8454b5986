/** A ZIP archive of a few small files, as XLSX needs one; deflated by the browser itself. */
import { crc32, type ZipMember, zipEnd, zipLocal } from '#shared/export/zip-layout.ts'

export type ZipEntry = { readonly name: string; readonly text: string }

export async function zipOf(entries: readonly ZipEntry[], type: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const members: ZipMember[] = []
  let offset = 0
  for (const { name, text } of entries) {
    const bytes = new TextEncoder().encode(text)
    const content = await deflate(bytes)
    const sums = { crc: crc32(bytes), packed: content.length, plain: bytes.length }
    const head = zipLocal(name, sums)
    members.push({ name, ...sums, offset })
    parts.push(head, content)
    offset += head.length + content.length
  }
  return new Blob([...parts, zipEnd(members, offset)], { type })
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
