/**
 * Prints which promises (164, by area) and which fault scenarios (F1..F84) have a test whose
 * title starts with their id, and which have none yet. The last line is the count.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { idsIn } from './cited-ids.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))

/** How many promises each area has. */
const PROMISES = {
  AV: 14,
  DU: 21,
  CO: 19,
  TM: 10,
  AU: 18,
  AZ: 14,
  IN: 17,
  AB: 11,
  PR: 13,
  OP: 14,
  UX: 13,
}
const SCENARIOS = 84

const cited = new Set(
  readdirSync(HERE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => idsIn(readFileSync(join(entry.parentPath, entry.name), 'utf8'))),
)

const promises = Object.entries(PROMISES).flatMap(([area, count]) =>
  Array.from({ length: count }, (_, i) => `${area}-${i + 1}`),
)
const scenarios = Array.from({ length: SCENARIOS }, (_, i) => `F${i + 1}`)

for (const [name, ids] of [
  ['promises', promises],
  ['scenarios', scenarios],
]) {
  const open = ids.filter((id) => !cited.has(id))
  console.log(`${name} with a test: ${ids.filter((id) => cited.has(id)).join(' ') || '-'}`)
  console.log(`${name} without one yet: ${open.join(' ') || '-'}\n`)
}

const covered = (ids) => ids.filter((id) => cited.has(id)).length
console.log(
  `covered ${covered(promises)} of ${promises.length} promises, ` +
    `${covered(scenarios)} of ${scenarios.length} scenarios`,
)
