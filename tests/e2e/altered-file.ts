/** A file of the app as the server sends it, with its headers, but not quite: see `FaultProxy.files`. */
import type { PutFile } from './fault-proxy.ts'
import type { ServerProcess } from './server-process.ts'

export async function alteredFile(
  { port }: ServerProcess,
  path: string,
  alter: (body: string) => string,
): Promise<PutFile> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`)
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
  const headers = Object.fromEntries(reply.headers)
  for (const name of ['content-length', 'content-encoding', 'etag', 'date']) {
    delete headers[name]
  }
  return { headers, body: alter(await reply.text()) }
}
