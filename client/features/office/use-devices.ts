import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { officeDeviceListSchema } from '#shared/office/device-protocol.ts'
import { MAX_PAGE } from '#shared/office/office-list.ts'
import { officeCall } from './office-call.ts'
import { useStoreFilter } from './store-filter-state.ts'

export const REFRESH_MS = 30_000

/** The devices in sight, fresh every half minute; `shown` of them. */
export function useDevices({
  q = '',
  shown = MAX_PAGE,
}: {
  q?: string
  shown?: number
} = {}) {
  const store = useStoreFilter((s) => s.storeId)
  const query = { store, q, limit: Math.min(shown, MAX_PAGE) }
  return useQuery({
    queryKey: ['devices', query],
    queryFn: ({ signal }) =>
      officeCall({ path: '/devices', query, reply: officeDeviceListSchema, signal }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  })
}

/** One of them, wherever in the list. */
export function useOneDevice(id: string) {
  const query = { id }
  return useQuery({
    queryKey: ['devices', query],
    queryFn: ({ signal }) =>
      officeCall({ path: '/devices', query, reply: officeDeviceListSchema, signal }),
  })
}
