import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { filterStore, useStoreFilter } from './store-filter-state.ts'
import { useStores } from './use-stores.ts'

const ALL = ''

/** One store or all of them, for every page. Not there where there is nothing to choose. */
export function StoreFilter() {
  const t = useText(officeTexts)
  const stores = useStores().data?.stores ?? []
  const storeId = useStoreFilter((s) => s.storeId)
  if (stores.length < 2)
    return <p className="text-muted max-rail:hidden">{stores[0]?.name}</p>
  return (
    <select
      aria-label={t('store')}
      value={storeId ?? ALL}
      onChange={({ target }) => filterStore(target.value === ALL ? null : target.value)}
      className="min-h-12 max-w-full rounded-control border border-line bg-card px-3"
    >
      <option value={ALL}>{t('allStores')}</option>
      {stores.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
