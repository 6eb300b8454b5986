/** Runs Node programs side by side and prints what each said once it is done. */
import { spawn } from 'node:child_process'

/** Rejects with the names of those that failed, after all have ended. */
export async function runTogether(programs) {
  const failed = (await Promise.all(programs.map(runOne))).filter(Boolean)
  if (failed.length > 0) throw new Error(`${failed.join(', ')} failed.`)
}

function runOne({ name, args, cwd }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.once('error', (error) => said.push(Buffer.from(error.message)))
    child.once('close', (code) => {
      console.log(`${code === 0 ? 'ok' : 'NOT OK'}  ${name}`)
      if (said.length > 0) console.log(Buffer.concat(said).toString().trimEnd())
      resolve(code === 0 ? undefined : name)
    })
  })
}
