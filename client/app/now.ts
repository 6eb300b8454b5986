import { useNow } from '#client/ui/use-now.ts'
import { useSession } from './session.ts'

/** The server's time in ms as far as it is known, fresh each minute. */
export function useServerMinute(): number {
  const offsetMs = useSession((s) => s.clockOffsetMs)
  return useNow(60_000) + offsetMs
}
