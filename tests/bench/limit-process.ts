/**
 * The least that any server could do: a bare Node endpoint and one statement on a plain table
 * with a primary key, committed with fsync on the same PostgreSQL.
 */
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import pg from 'pg'
import { answerParent } from './child.ts'
import { usage } from './usage.ts'

const { DATABASE_URL = '', CLIENT_DIR = '' } = process.env
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

const INSERT = `INSERT INTO raw_records (id, body)
  SELECT r->>'id', r FROM jsonb_array_elements($1::jsonb) AS r`
/** `$1`: `[{ id, …fields }]`, merged into what is there. */
const EDIT = `UPDATE raw_records AS held SET body = held.body || r
  FROM jsonb_array_elements($1::jsonb) AS r WHERE held.id = r->>'id'`

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 4 })
await pool.query('CREATE TABLE IF NOT EXISTS raw_records (id text PRIMARY KEY, body jsonb)')

/** Answers held ready, by path: packed already. */
const held = new Map<string, Buffer>()
const streams = new Set<ServerResponse>()

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error))
  })
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] as string
  if (request.method === 'POST') {
    const text = await read(request)
    await pool.query({
      name: path,
      text: path === '/raw/edits' ? EDIT : INSERT,
      values: [text],
    })
    if (path === '/raw/live') {
      for (const stream of streams) stream.write(`data: ${JSON.parse(text)[0].id}\n\n`)
    }
    response.end('{}')
    return
  }
  if (path === '/raw/live') {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(':\n\n')
    streams.add(response)
    request.once('close', () => streams.delete(response))
    return
  }
  if (path === '/raw/record') {
    const id = new URL(request.url as string, 'http://local').searchParams.get('id')
    const text = 'SELECT body::text FROM raw_records WHERE id = $1'
    const { rows } = await pool.query({ name: 'one', text, values: [id] })
    response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0].body)
    return
  }
  const ready = held.get(path)
  if (ready) {
    const head = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    response.writeHead(200, { ...head, 'content-length': ready.length }).end(ready)
    return
  }
  const file = path === '/' ? '/index.html' : path
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
  createReadStream(join(CLIENT_DIR, file))
    .on('error', () => response.writeHead(404).end())
    .pipe(response)
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const isPacked = request.headers['content-encoding'] === 'gzip'
  return (isPacked ? await unpack(body) : body).toString('utf8')
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

const verbs = {
  usage,
  port: () => (server.address() as AddressInfo).port,
  /** Has `json` ready, packed, for GET `path`. */
  async hold({ path, json }: { path: string; json: string }): Promise<void> {
    held.set(path, await pack(json))
  },
  async clear(): Promise<void> {
    await pool.query('TRUNCATE raw_records')
  },
  async count(): Promise<number> {
    const { rows } = await pool.query('SELECT count(*)::int AS count FROM raw_records')
    return rows[0].count
  },
}
export type LimitVerbs = typeof verbs

answerParent(verbs, async () => {
  server.close()
  server.closeAllConnections()
  await pool.end()
})
