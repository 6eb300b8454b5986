/**
 * `npm start`, `npm run demo` (--demo) and `npm run dev` (--dev).
 *
 * Runs before anything is installed and on a Node that may be too old, so the only
 * thing it imports at once is the check that says so.
 */
import { nodeVersionProblem } from './node-version.mjs'

const problem = nodeVersionProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./launch.mjs')
    .then(({ launch }) => launch(process.argv.slice(2)))
    .then(
      (code) => process.exit(code),
      (error) => {
        console.error(error.message)
        process.exit(1)
      },
    )
}
