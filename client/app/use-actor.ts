import { useSession } from '#client/data/session.ts'
import type { Actor } from '#shared/permissions.ts'

/** Who acts: the person who gave a PIN, else the tablet by itself. */
export function useActor(): Actor {
  return useSession((s) => s.role) ?? 'device'
}
