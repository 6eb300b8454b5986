/** The database this installation is on: the one it is given, or the one that comes along. */
import { join, resolve } from 'node:path'
import { startEmbedded } from './db/embedded/start.ts'
import type { Env } from './env.ts'
import type { Undo } from './stop-on-signal.ts'

/** Its URL. What is started for it is noted in `started`, before it is up. */
export async function findDatabase(
  env: Pick<Env, 'DATABASE_URL' | 'FLOORWALK_DATA'>,
  { started, log }: { started: Undo[]; log: (line: string) => void },
): Promise<string> {
  if (env.DATABASE_URL) return env.DATABASE_URL
  const dir = join(resolve(env.FLOORWALK_DATA), 'postgres')
  const starting = startEmbedded({ dir, log })
  // Asked to stop while it comes up, we wait for it: or it would stay behind.
  started.push(async () => (await starting).stop())
  return (await starting).url
}
