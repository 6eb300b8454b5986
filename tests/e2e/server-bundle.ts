/**
 * The server's own files in one, packages as they are: it starts as the sources do, in a
 * third of the time. `tests/server/main.test.ts` starts it from the sources.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { ROOT } from '../support/source-files.ts'

/** Where its packages are found; ours alone, and gone at the end. */
const FOLDER = join(ROOT, 'node_modules', '.cache')

export async function bundleServer(): Promise<{ path: string; remove: () => void }> {
  mkdirSync(FOLDER, { recursive: true })
  const outDir = mkdtempSync(join(FOLDER, 'floorwalk-e2e-'))
  const { NODE_ENV } = process.env
  await build({
    ...{ root: ROOT, configFile: false, logLevel: 'warn', plugins: [knowsItsPlace] },
    ssr: { external: true },
    build: {
      ...{ ssr: 'server/main.ts', outDir, target: 'node20', minify: false },
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
  // Vite makes it `production`, for whoever is started from here as well.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  const remove = () => rmSync(outDir, { recursive: true, force: true })
  return { path: join(outDir, 'main.mjs'), remove }
}

/** A file that reads others beside it finds them where it lies in the sources. */
const knowsItsPlace: Plugin = {
  name: 'floorwalk:knows-its-place',
  transform: {
    filter: { code: 'import.meta.' },
    handler: (code, id) =>
      code
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
  },
}
