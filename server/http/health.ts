/** Liveness and readiness. Live says the process runs; ready, that it can do its work. */
import { Hono } from 'hono'
import type { AppEnv } from './app-env.ts'

const READY_WITHIN_MS = 2_000
const RETRY_AFTER_S = 5

type Pool = { query(text: string): Promise<unknown> }

/** Whether the database answers within two seconds. Askers at the same time share one query. */
export function readiness(pool: Pool): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined
  return () => {
    asking ??= answers(pool).finally(() => {
      asking = undefined
    })
    return asking
  }
}

export function healthRoutes(isReady: () => Promise<boolean>) {
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'live' }))
    .get('/readyz', async (c) => {
      if (await isReady()) return c.json({ status: 'ready' })
      c.header('Retry-After', String(RETRY_AFTER_S))
      return c.json({ status: 'not ready' }, 503)
    })
}

async function answers(pool: Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, READY_WITHIN_MS, false)
  })
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
