import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { officePeopleSchema } from '#shared/office/people-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import { officeCall } from '../office-call.ts'
import { useStoreFilter } from '../store-filter-state.ts'

/** The people in sight, page by page. */
export function usePeople({ q, role }: { q: string; role: Role | '' }) {
  const store = useStoreFilter((s) => s.storeId)
  const query = { q, role, store }
  return useInfiniteQuery({
    queryKey: ['people', query],
    queryFn: ({ signal, pageParam }) =>
      officeCall({
        ...{ path: '/people', query: { ...query, after: pageParam } },
        ...{ reply: officePeopleSchema, signal },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}

/** One of them, wherever in the list. */
export function usePerson(id: string) {
  const query = { id }
  return useQuery({
    queryKey: ['people', query],
    queryFn: ({ signal }) =>
      officeCall({ path: '/people', query, reply: officePeopleSchema, signal }),
    // What a form began with stays until it is saved or closed.
    refetchOnWindowFocus: false,
  })
}
