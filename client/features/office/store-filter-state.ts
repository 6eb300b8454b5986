import { create } from 'zustand'

/** Which store every page shows; null shows all this person may see. Gone with the page. */
export const useStoreFilter = create<{ storeId: string | null }>(() => ({ storeId: null }))

export function filterStore(storeId: string | null): void {
  useStoreFilter.setState({ storeId })
}
