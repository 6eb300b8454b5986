import { type Store, store } from '#shared/store/store.ts'
import type { Held } from './held.ts'
import { useDevice } from './use-device.ts'
import { useRecord } from './use-records.ts'

/** The showroom this device belongs to; undefined until it has been read or fetched. */
export function useStore(): Held<Store> | undefined {
  return useRecord(store, useDevice()?.storeId ?? null)
}
