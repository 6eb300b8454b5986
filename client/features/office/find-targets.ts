/** People and devices of that name, as links to where they are managed. */
import { officeDeviceListSchema } from '#shared/office/device-protocol.ts'
import { officePeopleSchema } from '#shared/office/people-protocol.ts'
import { officeCall } from './office-call.ts'

const MOST = 6

export type FoundTarget = {
  readonly type: 'person' | 'device'
  readonly href: string
  readonly label: string
}

export async function findTargets(
  text: string,
  signal: AbortSignal,
): Promise<FoundTarget[]> {
  const query = { q: text, limit: MOST }
  const [{ people }, { devices }] = await Promise.all([
    officeCall({ path: '/people', query, reply: officePeopleSchema, signal }),
    officeCall({ path: '/devices', query, reply: officeDeviceListSchema, signal }),
  ])
  return [
    ...people.map(({ id, name }) => ({
      ...{ type: 'person' as const, href: `/office/people/${id}`, label: name },
    })),
    ...devices.map(({ deviceId, name }) => ({
      ...{ type: 'device' as const, href: `/office/devices/${deviceId}`, label: name },
    })),
  ]
}
