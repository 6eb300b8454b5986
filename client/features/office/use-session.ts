/** Who is signed in to the back office. The cookie is the server's; here is what it stands for. */
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type Me, sessionReplySchema } from '#shared/office/session-protocol.ts'
import { officeCall } from './office-call.ts'
import { problemCode } from './office-problem.ts'

export const ME_KEY = ['me'] as const

/** `data` is null while nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: ME_KEY,
    queryFn: async ({ signal }) => {
      try {
        return (await officeCall({ path: '/session', reply: sessionReplySchema, signal }))
          .me
      } catch (error) {
        if (problemCode(error) === 'signed_out') return null
        throw error
      }
    },
    staleTime: 60_000,
  })
}

export const meContext = createContext<Me | null>(null)

/** Only inside the frame, where somebody is signed in. */
export function useMe(): Me {
  const me = useContext(meContext)
  if (!me) throw new Error('useMe outside the office frame')
  return me
}
