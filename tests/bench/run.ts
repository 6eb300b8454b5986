/**
 * `npm run bench`: the figures of the design, each beside a limit measured in the same run.
 *
 * `-- --json` ends with one line of JSON, `--only P1,P4` selects, `--quick` is for a look,
 * `--profile DIR` leaves CPU profiles. A slow figure is shown, not failed: the process only
 * fails when something was measured wrongly, for example records that did not arrive.
 */
import { loadavg } from 'node:os'
import type { Figure } from './figure.ts'
import { measureSave } from './figures/p1-save.ts'
import { measureUpload } from './figures/p2-upload.ts'
import { measureBootstrap } from './figures/p3-bootstrap.ts'
import { measureLive } from './figures/p4-live.ts'
import { measureColdOpen } from './figures/p5-cold-open.ts'
import { measureEdits } from './figures/p6-edits.ts'
import { measureConverge } from './figures/p7-converge.ts'
import { measureFirstLoad } from './figures/p8-first-load.ts'
import { measurePaint } from './figures/p9-paint.ts'
import { measurePushes } from './figures/p10-pushes.ts'
import { readOptions } from './options.ts'
import { openStage, type Stage } from './stage.ts'
import { showJson, showTable } from './table.ts'

const FIGURES: Record<string, (stage: Stage) => Promise<Figure[]>> = {
  P1: measureSave,
  P2: measureUpload,
  P3: measureBootstrap,
  P4: measureLive,
  P5: measureColdOpen,
  P6: measureEdits,
  P7: measureConverge,
  P8: measureFirstLoad,
  P9: measurePaint,
  P10: measurePushes,
}

const options = readOptions(process.argv.slice(2))
const unknown = options.only.filter((id) => !Object.hasOwn(FIGURES, id))
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}.`)

const stage = await openStage(options)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stage.close().finally(() => process.exit(130))
  })
}
const figures: Figure[] = []
const broken: string[] = []
try {
  for (const [id, measure] of Object.entries(FIGURES)) {
    if (options.only.length > 0 && !options.only.includes(id)) continue
    const start = Date.now()
    // One that cannot be measured must not hide the others.
    await measure(stage).then(
      (measured) => figures.push(...measured),
      (error: unknown) => {
        broken.push(id)
        console.error(id, error)
      },
    )
    await stage.clear()
    const [load = 0] = loadavg()
    const seconds = Math.round((Date.now() - start) / 1000)
    console.error(`${id} took ${seconds} s (load ${load.toFixed(1)})`)
  }
} finally {
  await stage.close()
}
console.log(showTable(figures))
if (broken.length > 0) {
  console.error(`Not measured: ${broken.join(', ')}.`)
  process.exitCode = 1
}
if (options.isJson) console.log(showJson(figures))
