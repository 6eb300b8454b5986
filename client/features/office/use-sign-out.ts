import { useMutation, useQueryClient } from '@tanstack/react-query'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from './office-call.ts'
import { ME_KEY } from './use-session.ts'

/** Ends the session on the server; then nothing of it stays in this page. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => officeCall({ path: '/session', method: 'DELETE', reply: doneSchema }),
    onSuccess: () => {
      client.clear()
      client.setQueryData(ME_KEY, null)
    },
  })
}
