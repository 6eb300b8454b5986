/** The production build as `npm run build` makes it, in a folder of its own. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '..', '..')

export type Chunk = {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  /** Keys of the chunks it imports at once. */
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
/** Vite's own, by source file. */
export type Manifest = Readonly<Record<string, Chunk>>

export type Built = { readonly dir: string; readonly manifest: Manifest }

export async function buildClient(dir: string): Promise<Built> {
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'client'),
    logLevel: 'warn',
    build: { outDir: dir, emptyOutDir: true, manifest: 'manifest.json' },
  })
  const text = readFileSync(join(dir, 'manifest.json'), 'utf8')
  return { dir, manifest: JSON.parse(text) as Manifest }
}
