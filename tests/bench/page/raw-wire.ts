/** The wire with nothing around it. */
import type { FlatVisit } from '../sample-visits.ts'
import { absoluteNow } from './absolute-now.ts'

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

export async function rawPost(path: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
}

/** Told of an id by the stream, fetches its record. The returned function awaits one. */
export function followRaw(): (id: string) => Promise<number> {
  const seen = new Map<string, number>()
  const waiting = new Map<string, (at: number) => void>()
  new EventSource('/raw/live').addEventListener('message', async ({ data: id }) => {
    const response = await fetch(`/raw/record?id=${id}`, { cache: 'no-store' })
    await response.json()
    seen.set(id, absoluteNow())
    waiting.get(id)?.(absoluteNow())
  })
  return (id) =>
    new Promise((resolve) => {
      const at = seen.get(id)
      if (at === undefined) waiting.set(id, resolve)
      else resolve(at)
    })
}
