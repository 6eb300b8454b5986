import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import {
  officeModelListSchema,
  officeTestCarListSchema,
} from '#shared/office/car-protocol.ts'
import { officeCall } from '../office-call.ts'
import { useStoreFilter } from '../store-filter-state.ts'

/** The models, page by page. */
export function useModels(q: string) {
  return useInfiniteQuery({
    queryKey: ['models', q],
    queryFn: ({ signal, pageParam }) =>
      officeCall({
        ...{ path: '/models', query: { q, offset: pageParam } },
        ...{ reply: officeModelListSchema, signal },
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}

/** The test cars of the stores in sight, page by page. */
export function useTestCars(q: string) {
  const store = useStoreFilter((s) => s.storeId)
  return useInfiniteQuery({
    queryKey: ['test-cars', q, store],
    queryFn: ({ signal, pageParam }) =>
      officeCall({
        ...{ path: '/test-cars', query: { q, store, offset: pageParam } },
        ...{ reply: officeTestCarListSchema, signal },
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}
