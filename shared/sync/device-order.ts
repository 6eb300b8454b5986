/**
 * What the office tells a device about what it holds [AU-9]. `retire`, with any answer: send
 * all of it, say so, wipe yourself. `wipe`, with a 401: wipe yourself now.
 */
export const ORDER_HEADER = 'x-floorwalk-order'

const DEVICE_ORDERS = ['retire', 'wipe'] as const
export type DeviceOrder = (typeof DEVICE_ORDERS)[number]

type Headers = { get(name: string): string | null }

/** Null when an answer brings none. */
export function orderOf(headers: Headers): DeviceOrder | null {
  return DEVICE_ORDERS.find((order) => order === headers.get(ORDER_HEADER)) ?? null
}
