/** A store that has been working for a while, brought in by the pushes of another tablet. */
import { Agent } from 'node:http'
import { scopeIdOf } from '#shared/sync/scope.ts'
import { makeBatches, makeSender } from './pushing-tablet.ts'
import { type SampleInput, sampleVisits } from './sample-visits.ts'
import type { ServerVerbs, Tenant } from './server-process.ts'
import type { Running } from './stage.ts'

const PER_PUSH = 500

export async function seedStore(
  server: Running<ServerVerbs>,
  sample: SampleInput,
): Promise<Tenant> {
  const tenant = await server.ask('tenant', { tablets: 1 })
  await pushVisits(server, tenant, { credential: tenant.credentials[0] as string, sample })
  return tenant
}

/** `credential`: of a tablet that has not sent anything yet. */
export async function pushVisits(
  { origin }: Running<ServerVerbs>,
  { storeId }: Tenant,
  { credential, sample }: { credential: string; sample: SampleInput },
): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const send = makeSender({ origin, credential, scope: scopeIdOf('store', storeId), agent })
  for (const batch of makeBatches(sampleVisits(sample), PER_PUSH)) await send(batch)
  agent.destroy()
}
