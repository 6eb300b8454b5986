/** People, devices and stores of that name, as links to where they are managed. */
import { officeDeviceListSchema } from '#shared/office/device-protocol.ts'
import { officePeopleSchema } from '#shared/office/people-protocol.ts'
import { officeStoreListSchema } from '#shared/office/store-protocol.ts'
import { officeCall } from './office-call.ts'

const MOST = 6

export type FoundTarget = {
  readonly type: 'person' | 'device' | 'store'
  readonly href: string
  readonly label: string
}

export async function findTargets(
  text: string,
  signal: AbortSignal,
): Promise<FoundTarget[]> {
  const query = { q: text, limit: MOST }
  const [{ people }, { devices }, { stores }] = await Promise.all([
    officeCall({ path: '/people', query, reply: officePeopleSchema, signal }),
    officeCall({ path: '/devices', query, reply: officeDeviceListSchema, signal }),
    officeCall({
      ...{ path: '/stores', query: { q: text } },
      ...{ reply: officeStoreListSchema, signal },
    }),
  ])
  return [
    ...people.map(({ id, name }) => ({
      ...{ type: 'person' as const, href: `/office/people/${id}`, label: name },
    })),
    ...devices.map(({ deviceId, name }) => ({
      ...{ type: 'device' as const, href: `/office/devices/${deviceId}`, label: name },
    })),
    ...stores.slice(0, MOST).map(({ id, name }) => ({
      ...{ type: 'store' as const, href: `/office/stores/${id}`, label: name },
    })),
  ]
}
