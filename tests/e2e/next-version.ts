/** A newer build of the app on the server, as one tablet sees it. */
import { createHash } from 'node:crypto'
import { alteredFile } from './altered-file.ts'
import type { FaultProxy } from './fault-proxy.ts'
import type { ServerProcess } from './server-process.ts'

/** From now on: a page that names its `version`, and the service worker that belongs to it. */
export async function deployNext(
  server: ServerProcess,
  { files }: FaultProxy,
  version: string,
): Promise<void> {
  const now = await alteredFile(server, '/index.html', (html) => html)
  const next = await alteredFile(server, '/index.html', (html) =>
    html.replace('</head>', `<meta name="version" content="${version}"></head>`),
  )
  files.set('/index.html', next)
  const worker = await alteredFile(server, '/sw.js', (script) =>
    revisionsOf(now.body).reduce(
      (text, revision, i) => text.replaceAll(revision, revisionsOf(next.body)[i] ?? ''),
      script,
    ),
  )
  files.set('/sw.js', worker)
}

/** By what the service worker knows a file: see `filesToKeep` in `vite.config.ts`. */
function revisionsOf(text: string): string[] {
  const hash = createHash('sha256').update(text).digest()
  return [hash.toString('hex').slice(0, 16), `sha256-${hash.toString('base64')}`]
}
