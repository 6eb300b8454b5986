/** Bundles the page that runs the client's code without its screens. */
import { resolve } from 'node:path'
import { build } from 'vite'

export async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, 'page'),
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome111',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // A profile should name what it shows.
      minify: false,
    },
    worker: { format: 'es' },
  })
}
