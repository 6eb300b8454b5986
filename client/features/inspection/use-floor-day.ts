import { useNow } from '#client/data/use-now.ts'
import { businessDay } from '#shared/record/business-day.ts'

const CHECK_MS = 30_000

/** Today, `YYYY-MM-DD`, from the first drawing on: the store is known to who asks this. */
export function useFloorDay({ zone }: { readonly zone: string }): string {
  return businessDay(useNow(CHECK_MS), zone)
}
