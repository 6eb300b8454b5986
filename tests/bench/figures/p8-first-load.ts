/** P8: what a tablet fetches before the door screen can count. Gzip as the server packs it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Manifest } from '../build-client.ts'
import type { Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'

const ENTRY = 'index.html'
const DOOR = /features\/door\/door-screen\.tsx$/
/** Where a chunk starts a worker: the file is named right behind. */
const WORKER = /new (?:Shared)?Worker\([^;]*?["'`]([^"'`]+\.js)["'`]/g

export async function measureFirstLoad(stage: Stage): Promise<Figure[]> {
  const { dir, manifest } = await stage.client()
  const door = Object.keys(manifest).find((key) => DOOR.test(key))
  if (!manifest[ENTRY] || !door) throw new Error('P8: the build has no door screen')
  const keys = reach(manifest, [ENTRY, door])
  const chunks = keys.flatMap((key) => manifest[key] ?? [])
  const code = new Set(chunks.map(({ file }) => file))
  const css = new Set(chunks.flatMap((chunk) => chunk.css ?? []))
  const workers = workersOf(dir, code)
  const kB = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + packedBytes(join(dir, file)), 0) / 1000
  const entry = new Set(reach(manifest, [ENTRY]).flatMap((k) => manifest[k]?.file ?? []))
  return [
    {
      ...{ id: 'P8', part: '', what: 'first load of the floor: JS, gzip', unit: 'kB' },
      ...{ value: kB(code), limit: null },
      ...{ must: { on: 'value', atMost: 190 }, goal: { on: 'value', atMost: 160 } },
    },
    {
      ...{ id: 'P8', part: 'frame', what: 'of it the frame without the screen' },
      ...{ unit: 'kB', value: kB(entry), limit: null },
    },
    {
      ...{ id: 'P8', part: 'worker', what: 'beside it the sync worker', unit: 'kB' },
      ...{ value: kB(workers), limit: null },
    },
    {
      ...{ id: 'P8', part: 'css', what: 'first load of the floor: CSS, gzip', unit: 'kB' },
      ...{ value: kB(css), limit: null, must: { on: 'value', atMost: 12 } },
    },
  ]
}

/** These and everything they import before they run. */
function reach(manifest: Manifest, from: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string) => {
    if (seen.has(key)) return
    seen.add(key)
    for (const next of manifest[key]?.imports ?? []) visit(next)
  }
  for (const key of from) visit(key)
  return [...seen]
}

function workersOf(dir: string, files: ReadonlySet<string>): Set<string> {
  const found = [...files].flatMap((file) => {
    const text = readFileSync(join(dir, file), 'utf8')
    return [...text.matchAll(WORKER)].map((m) => (m[1] as string).replace(/^\//, ''))
  })
  return new Set(found)
}

function packedBytes(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length
}
