import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { officeDeviceListSchema } from '#shared/office/device-protocol.ts'
import { MAX_PAGE } from '#shared/office/office-list.ts'
import { officeCall } from './office-call.ts'
import { useStoreFilter } from './store-filter-state.ts'

export const REFRESH_MS = 30_000
const PAGE = 100

type Query = Readonly<Record<string, string | number | null>>

const askDevices = (query: Query, signal: AbortSignal) =>
  officeCall({ path: '/devices', query, reply: officeDeviceListSchema, signal })

/** The devices in sight, page by page; fresh every half minute, long lists less often. */
export function useDevices(q = '') {
  const store = useStoreFilter((s) => s.storeId)
  const query = { store, q, limit: PAGE }
  return useInfiniteQuery({
    queryKey: ['devices', query],
    queryFn: ({ signal, pageParam }) => askDevices({ ...query, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => REFRESH_MS * (state.data?.pages.length || 1),
    placeholderData: keepPreviousData,
  })
}

/** One of them, wherever in the list. */
export function useOneDevice(id: string) {
  return useDeviceQuery({ id })
}

/** To choose from: the first of all of them. */
export function useDeviceOptions(): { value: string; label: string }[] {
  const { data } = useDeviceQuery({ limit: MAX_PAGE })
  return (data?.devices ?? []).map(({ deviceId, name }) => {
    return { value: deviceId, label: name }
  })
}

function useDeviceQuery(query: Query) {
  return useQuery({
    queryKey: ['devices', query],
    queryFn: ({ signal }) => askDevices(query, signal),
  })
}
