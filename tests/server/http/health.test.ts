import type { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { onCluster, startTestCluster } from '#tests/support/embedded-cluster.ts'
import { startServer } from '#tests/support/server.ts'

test('[OP-2] without PostgreSQL it is alive but not ready, and says come again', async () => {
  const cluster = await startTestCluster()
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await cluster.stop()
    isStopped = true
  }
  onTestFinished(stop)
  const server = await startServer(cluster.url)
  const { auth, device } = await server.newTenant()
  expect((await server.request('/readyz')).status).toBe(200)

  await stop()
  const ready = await server.request('/readyz')
  expect(ready.status).toBe(503)
  expect(ready.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  expect(Object.keys((await ready.json()) as object)).toEqual(['status'])
  expect((await server.request('/healthz')).status).toBe(200)

  const identity = await server.request('/auth/v1/setup')
  expect(identity.status).toBe(503)
  expect(await identity.json()).toMatchObject({ code: 'busy', retryAfterMs: 5000 })
  const body = pull(device.storeId)
  const sync = await server.request('/sync/v1/pull', {
    method: 'POST',
    headers: auth,
    body,
  })
  expect(sync.status).toBe(503)
  expect(sync.headers.get('retry-after')).toBe('5')
  expect(await sync.json()).toEqual({ error: 'busy', retryAfterMs: 5000 })
  await server.deps.db.close()
})

test('[OP-2] connections that PostgreSQL ends are replaced', async () => {
  const server = await startServer(inject('databaseUrl'))
  onTestFinished(() => server.close())
  const { auth } = await server.newTenant()
  const { options } = server.deps.db.pool as unknown as {
    options: { connectionString: string }
  }
  const name = new URL(options.connectionString).pathname.slice(1)
  await onCluster(inject('databaseUrl'), (client: Client) =>
    client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [name],
    ),
  )
  // The pool may hand out a dead connection once each; nobody is told it was a fault of ours.
  for (let i = 0; i < 6; i++) {
    const response = await server.request('/auth/v1/device', { headers: auth })
    expect([200, 503]).toContain(response.status)
  }
  const last = await server.request('/auth/v1/device', { headers: auth })
  expect(last.status).toBe(200)
  expect((await server.request('/readyz')).status).toBe(200)
})

function pull(storeId: string) {
  return {
    ...{ v: 1, scope: `store:${storeId}`, client: crypto.randomUUID(), epoch: null },
    ...{ seen: null, ackN: 0, schema: 1, app: 'test', cursor: 0, limit: 100 },
  }
}
