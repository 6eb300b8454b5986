/**
 * What a process id stands for right now.
 *
 * An id in a file proves nothing: its process may be dead, dead but never reaped (a
 * zombie, common in containers), or the number may belong to someone else by now.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

export type ProcessState = 'gone' | 'zombie' | 'alive'

export function processState(pid: number): ProcessState {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: there, but another user's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'gone'
  }
  return isZombie(pid) ? 'zombie' : 'alive'
}

/**
 * Whether a living process is the server of `dir`. A server enters its data folder
 * before it writes its lock file, so on Linux the working folder decides; elsewhere
 * the program's name has to do. When neither can be read: yes, to be careful.
 */
export function isServerOf(pid: number, dir: string): boolean {
  try {
    if (existsSync('/proc/self/cwd')) {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dir)
    }
    if (process.platform === 'win32') return true
    return execFileSync('ps', ['-o', 'comm=', '-p', `${pid}`], {
      encoding: 'utf8',
    }).includes('postgres')
  } catch {
    return true
  }
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // "pid (name) state …": the name may hold brackets and blanks itself.
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}
