/**
 * `npm test` (everything) and `npm run check` (--no-browser), on a bare clone.
 *
 * Runs before anything is installed and on a Node that may be too old, so the only
 * thing it imports at once is the check that says so.
 */
import { nodeVersionProblem } from '../server/launch/node-version.mjs'

const problem = nodeVersionProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./run/run-all.mjs')
    .then(({ runAll }) => runAll(process.argv.slice(2)))
    .then(
      (isGreen) => process.exit(isGreen ? 0 : 1),
      (error) => {
        console.error(error.message)
        process.exit(1)
      },
    )
}
