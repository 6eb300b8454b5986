import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { officeStoreListSchema } from '#shared/office/store-protocol.ts'
import { officeCall } from './office-call.ts'

/** Every store this person may see, or those of that name; few enough to hold them all. */
export function useStores(q = '') {
  return useQuery({
    queryKey: ['stores', q],
    queryFn: ({ signal }) =>
      officeCall({ path: '/stores', query: { q }, reply: officeStoreListSchema, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}

/** What a store is called; its id while it is not known. */
export function useStoreName(): (id: string) => string {
  const stores = useStores().data?.stores
  return (id) => stores?.find((store) => store.id === id)?.name ?? id.slice(0, 8)
}

/** Times are told in the zone of a store; without one in that of this browser. */
export function zoneOf(stores: readonly { readonly zone: string }[] | undefined): string {
  return stores?.[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}
