/** Runs a program in our terminal; rejects when it does not end well. */
import { spawn } from 'node:child_process'

export function runToEnd(name, file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options })
    child.once('error', (error) =>
      reject(new Error(`${name} cannot run: ${error.message}`)),
    )
    child.once('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${name} failed (${signal ?? `exit code ${code}`}).`))
    })
  })
}
