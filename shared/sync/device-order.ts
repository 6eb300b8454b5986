/**
 * What a device is told with an answer. `retire` [AU-9]: send all you hold, say so, wipe
 * yourself. `wipe`, with a 401: wipe yourself now. `renew` [AU-2]: take a new credential.
 * `locked`, with a 401: yours was used by somebody else; keep all, wait for the office.
 */
export const ORDER_HEADER = 'x-floorwalk-order'

const DEVICE_ORDERS = ['retire', 'wipe', 'renew', 'locked'] as const
export type DeviceOrder = (typeof DEVICE_ORDERS)[number]

type Headers = { get(name: string): string | null }

/** Null when an answer brings none. */
export function orderOf(headers: Headers): DeviceOrder | null {
  return DEVICE_ORDERS.find((order) => order === headers.get(ORDER_HEADER)) ?? null
}
