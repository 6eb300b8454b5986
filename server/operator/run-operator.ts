/** `npm run operator -- <command>`: on the server's machine, with its environment. */
import { openDatabase } from '../db/connect.ts'
import { readEnv } from '../env.ts'
import { findDatabase } from '../find-database.ts'
import { reasonOf } from '../reason-of.ts'
import type { Undo } from '../stop-on-signal.ts'
import { findCommand, usageLines } from './commands.ts'

const started: Undo[] = []
const command = findCommand(process.argv.slice(2))

if (!command) {
  say(usageLines())
  process.exitCode = 2
} else {
  try {
    const env = readEnv(process.env)
    const db = await openDatabase({
      url: await findDatabase(env, { started, log: (line) => say([line]) }),
      poolSize: 2,
    })
    started.push(() => db.close())
    const lines = await command({ db, now: Date.now }, `http://localhost:${env.PORT}`)
    say(lines)
  } catch (error) {
    say([reasonOf(error)])
    process.exitCode = 1
  } finally {
    for (const undo of started.reverse()) await undo().catch(() => {})
  }
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
