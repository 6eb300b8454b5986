/** A server's job by itself: tells all that is due at the time given, then ends. */
import { openDatabase } from '#server/db/connect.ts'
import { escalateAll } from '#server/features/escalation/escalate-all.ts'
import { createLiveHub } from '#server/sync/live.ts'
import { kindMap } from '#shared/kinds.ts'

const [url, now] = process.argv.slice(2) as [string, string]
const db = await openDatabase({ url, poolSize: 2 })
const live = createLiveHub(db)
const headKey = Buffer.alloc(32, 7)
const deps = { db, live, kinds: kindMap, headKey, now: () => Number(now) }
const { faults } = await escalateAll(deps)
live.close()
await db.close()
if (faults.length > 0) throw faults[0]
