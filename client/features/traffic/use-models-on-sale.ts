import { useMemo } from 'react'
import { useAll } from '#client/data/use-records.ts'
import { carModel } from '#shared/cars/car-model.ts'

/** What the group sells now, by series and name; empty while it is first read. */
export function useModelsOnSale(): readonly string[] {
  const models = useAll(carModel)
  return useMemo(() => {
    const sold = (models ?? []).filter(({ onSale }) => onSale)
    const keyOf = ({ series, name }: (typeof sold)[number]) => `${series} ${name}`
    sold.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    return [...new Set(sold.map(({ name }) => name))]
  }, [models])
}
