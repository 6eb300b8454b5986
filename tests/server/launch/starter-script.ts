/** Starts the database in the folder given, says so, and leaves when its input ends. */
import { startEmbedded } from '#server/db/embedded/start.ts'

process.on('SIGINT', () => {}) // what Ctrl-C does to us is not the question here

const { url, adopted, stop } = await startEmbedded({ dir: process.argv[2]! })
console.log(JSON.stringify({ url, adopted }))

process.stdin.on('end', () => void stop().then(() => process.exit(0)))
process.stdin.resume()
