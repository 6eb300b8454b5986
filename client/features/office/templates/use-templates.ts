import { useQuery } from '@tanstack/react-query'
import {
  templateListSchema,
  templateReplySchema,
} from '#shared/office/template-protocol.ts'
import { officeCall } from '../office-call.ts'

/** Every version of every template; few enough to hold them all. */
export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) =>
      officeCall({ path: '/templates', reply: templateListSchema, signal }),
  })
}

/** One version with its rows. */
export function useTemplate(id: string) {
  return useQuery({
    queryKey: ['templates', id],
    queryFn: ({ signal }) =>
      officeCall({
        ...{ path: `/templates/${encodeURIComponent(id)}`, reply: templateReplySchema },
        signal,
      }),
  })
}
