import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import sharp from 'sharp'
import { build, defineConfig, type Plugin, type ResolvedConfig } from 'vite'

const PORT = process.env.PORT ?? '8787'
const TARGET = ['chrome111', 'safari16.4']
const VERSION: string = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8'),
).version
const MARK = resolve(import.meta.dirname, 'client/public/mark.svg')

export default defineConfig({
  root: 'client',
  define: { __APP_VERSION__: JSON.stringify(VERSION) },
  plugins: [react(), tailwindcss(), ariaLanguages(), icons(), serviceWorker()],
  build: {
    target: TARGET,
    outDir: 'dist',
    emptyOutDir: true,
    // Neither an inline script nor a data: address gets past the content security policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      [
        '/api',
        '/sync/v1',
        '/auth/v1',
        '/office/v1',
        '/push/v1',
        '/search/v1',
        '/healthz',
      ].map((path) => [path, `http://127.0.0.1:${PORT}`]),
    ),
  },
})

/** React Aria brings its few words in thirty languages; we speak three. */
function ariaLanguages(): Plugin {
  return {
    name: 'floorwalk:aria-languages',
    enforce: 'pre',
    transform: {
      filter: { id: /react-(aria|stately)[^?]*\/[a-z]{2}-[A-Z]{2}\.m?js$/ },
      handler: (_code, id) =>
        /(zh-TW|zh-CN|en-US)\.m?js$/.test(id) ? null : 'export default {}',
    },
  }
}

/** App icons drawn from the one mark, in the build and in development alike. */
function icons(): Plugin {
  const drawings: Record<string, () => Promise<Buffer>> = {
    'icons/icon-192.png': () => drawMark(192, 192),
    'icons/icon-512.png': () => drawMark(512, 512),
    // Launchers cut a circle of 80 % out of it; the ground goes to the edge.
    'icons/maskable-512.png': () => drawMark(512, 420),
    'icons/apple-touch-180.png': () => drawMark(180, 172),
  }
  return {
    name: 'floorwalk:icons',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const draw = drawings[request.url?.slice(1) ?? '']
        if (!draw) return next()
        response.setHeader('content-type', 'image/png')
        response.end(await draw())
      })
    },
    async generateBundle() {
      for (const [fileName, draw] of Object.entries(drawings)) {
        this.emitFile({ type: 'asset', fileName, source: await draw() })
      }
    },
  }
}

/** A square of `size` px with the mark `markSize` px wide in its middle. */
async function drawMark(size: number, markSize: number): Promise<Buffer> {
  const svg = readFileSync(MARK)
  const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(svg.toString())?.[1]
  const mark = await sharp(svg, { density: markSize * 3 })
    .resize(markSize)
    .png()
    .toBuffer()
  const background = markSize === size ? '#0000' : (ground ?? '#0000')
  return sharp({ create: { width: size, height: size, channels: 4, background } })
    .composite([{ input: mark }])
    .png()
    .toBuffer()
}

/** Builds the service worker last, with the list of every file it keeps for offline starts. */
function serviceWorker(): Plugin {
  let config: ResolvedConfig
  let isWritten = false
  return {
    name: 'floorwalk:service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    writeBundle() {
      isWritten = true
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler(error) {
        // A build that failed has its own words; looking for its files would bury them.
        if (error || !isWritten) return
        const outDir = resolve(config.root, config.build.outDir)
        await build({
          configFile: false,
          root: config.root,
          publicDir: false,
          logLevel: 'warn',
          define: {
            'self.__WB_MANIFEST': JSON.stringify(filesToKeep(outDir)),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir,
            emptyOutDir: false,
            target: TARGET,
            rolldownOptions: {
              input: resolve(config.root, 'service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'sw.js' },
            },
          },
        })
      },
    },
  }
}

type KeptFile = { url: string; revision: string | null; integrity: string }

/**
 * Addresses under `outDir`; those without a hash in the name carry one beside it. Bytes that
 * differ are refused: a log-in page of a guest network does not become the app.
 */
function filesToKeep(outDir: string): KeptFile[] {
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /\.(js|css|html|svg|png|woff2|webmanifest)$/.test(file))
    .filter((file) => !file.endsWith('sw.js'))
    .sort()
    .map((file) => {
      const url = `/${relative(outDir, file).replaceAll('\\', '/')}`
      const hash = createHash('sha256').update(readFileSync(file)).digest()
      return {
        url,
        revision: url.startsWith('/assets/') ? null : hash.toString('hex').slice(0, 16),
        integrity: `sha256-${hash.toString('base64')}`,
      }
    })
}
