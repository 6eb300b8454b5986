/**
 * P8: what a tablet fetches before its first screen works: Today after a PIN, the door without
 * one; the larger counts. Gzip as the server packs it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Manifest } from '../build-client.ts'
import type { Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'

const ENTRY = 'index.html'
const SCREENS = /features\/(door\/door|today\/today)-screen\.tsx$/
/** Where a chunk starts a worker: the file is named right behind. */
const WORKER = /new (?:Shared)?Worker\([^;]*?["'`]([^"'`]+\.js)["'`]/g

export async function measureFirstLoad(stage: Stage): Promise<Figure[]> {
  const { dir, manifest } = await stage.client()
  const screens = Object.keys(manifest).filter((key) => SCREENS.test(key))
  if (!manifest[ENTRY] || screens.length < 2) throw new Error('P8: a screen is missing')
  const kB = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + packedBytes(join(dir, file)), 0) / 1000
  const loads = screens.map((screen) => filesOf(manifest, [ENTRY, screen]))
  const { code, css } = loads.reduce((a, b) => (kB(a.code) > kB(b.code) ? a : b))
  const workers = workersOf(dir, code)
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

function filesOf(manifest: Manifest, from: readonly string[]) {
  const chunks = reach(manifest, from).flatMap((key) => manifest[key] ?? [])
  return {
    code: new Set(chunks.map(({ file }) => file)),
    css: new Set(chunks.flatMap((chunk) => chunk.css ?? [])),
  }
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
