/**
 * The PostgreSQL that comes along: made on the first start, run, adopted, stopped.
 *
 * - A server that is already running on the data (left by a killed process, or
 *   started by a second one) is used as it is.
 * - A server that dies while we run is started again on the same port.
 * - `stop` leaves the server running while another process uses it.
 */
import { findBinaries } from './binaries.ts'
import { bringUp } from './bring-up.ts'
import { ensureDatabase } from './connect.ts'
import { initCluster, isCluster } from './init-cluster.ts'
import { keepUp } from './keep-up.ts'
import { guardPassword } from './password-file.ts'
import { findPlace } from './place.ts'
import { logPath } from './spawn-server.ts'
import { healSymlinks } from './symlinks.ts'

export type EmbeddedOptions = {
  /** The data folder; the log and the password lie beside it. */
  dir: string
  log?: (line: string) => void
}

export type Embedded = {
  /** The bootstrap superuser on the database `floorwalk`. */
  url: string
  /** Ends the server cleanly, unless another process uses it. Twice does no harm. */
  stop: () => Promise<void>
  /** True when the server was running before we came. */
  adopted: boolean
  logFile: string
}

/** Rejects with what to do, or with the end of PostgreSQL's log. */
export async function startEmbedded({
  dir,
  log = () => {},
}: EmbeddedOptions): Promise<Embedded> {
  const found = findBinaries()
  healSymlinks(found.nativeDir)
  const place = await findPlace(dir, found, log)

  if (!isCluster(place.dir)) await initCluster(place.dir, place.binaries, place.account)
  guardPassword(place.dir) // missing: say so now, not after a minute of refusals

  const running = await bringUp({ place, log })
  const url = await ensureDatabase(running.member, place.dir, running.port)
  const { stop } = keepUp(place, running, log)
  return { url, stop, adopted: running.adopted, logFile: logPath(place.dir) }
}
