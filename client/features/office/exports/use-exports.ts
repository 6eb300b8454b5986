import { useQuery } from '@tanstack/react-query'
import { officeExportListSchema } from '#shared/office/export-protocol.ts'
import { officeCall } from '../office-call.ts'
import { REFRESH_MS } from '../use-devices.ts'

/** While one is in the making it is asked for more often. */
const SOON_MS = 1_500

export function useExports() {
  return useQuery({
    queryKey: ['exports'],
    queryFn: ({ signal }) =>
      officeCall({ path: '/exports', reply: officeExportListSchema, signal }),
    refetchInterval: ({ state }) => {
      const isMaking = state.data?.exports.some(
        (one) => one.state === 'queued' || one.state === 'running',
      )
      return isMaking ? SOON_MS : REFRESH_MS
    },
  })
}
