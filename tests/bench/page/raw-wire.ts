/** The wire with nothing around it. */
import type { FlatVisit } from '../sample-visits.ts'

export async function rawUpload(path: string, json: string): Promise<void> {
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: await new Response(packed).arrayBuffer(),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  await response.text()
}

export async function receive(path: string): Promise<FlatVisit[]> {
  const response = await fetch(path, { cache: 'no-store' })
  return (await response.json()) as FlatVisit[]
}
