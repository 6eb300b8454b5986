import type { Caller } from '#client/data/identity-api.ts'
import { useSession } from '#client/data/session.ts'
import { useCredential } from '#client/data/use-device.ts'

/** Who asks the server: this device, and the one whose PIN opened it. */
export function useCaller(): Caller {
  const credential = useCredential() ?? ''
  const personToken = useSession((s) => s.secret?.personToken)
  return { credential, ...(personToken && { personToken }) }
}
