/**
 * Runs a long-lived child until it ends, and takes it along when we end.
 *
 * The child has a session of its own, so Ctrl-C reaches only us and is passed on
 * exactly once, although the terminal and npm both send it. When we are killed without
 * a word, the child sees its channel close (`follow-parent.mjs`) and stops cleanly.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** Below this it is npm's copy of the same Ctrl-C, above it an impatient user. */
const SAME_SIGNAL_MS = 1_000
const LOOK_FOR_NPM_MS = 1_000

/** `ended` resolves to the exit code, 128 + n after a signal; `stop` asks, once. */
export function runServer(args, { cwd, env }) {
  const isWindows = process.platform === 'win32'
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: !isWindows,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })

  let askedAt
  const ask = (signal) => {
    if (askedAt !== undefined) return
    askedAt = Date.now()
    // On Windows the console tells the child itself, and a kill would be a hard one.
    if (!isWindows) child.kill(signal)
  }
  const onSignal = (signal) => {
    if (askedAt !== undefined && Date.now() - askedAt > SAME_SIGNAL_MS)
      child.kill('SIGKILL')
    ask(signal)
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  const watch = watchNpm(() => ask('SIGTERM'))

  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      for (const name of SIGNALS) process.off(name, onSignal)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
  return { ended, stop: () => ask('SIGTERM') }
}

/** npm killed outright tells nobody, and a server without its npm holds the port. */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined
  const before = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === before) return
    clearInterval(watch)
    onGone()
  }, LOOK_FOR_NPM_MS)
  return watch
}

/** Our parent and, where it can be seen, its own: npm puts a shell between itself and us. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${process.ppid} ${parent}`
  } catch {
    return `${process.ppid}`
  }
}
