import { useCallback, useMemo } from 'react'
import { useAll } from '#client/data/use-records.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import {
  type InspectionArea,
  inspectionTemplate,
} from '#shared/inspection/inspection-template.ts'
import { newestTemplate } from '#shared/inspection/newest-template.ts'

/** `D 展車`; a code no sheet knows stays a code. */
export function useAreas(): {
  areas: readonly InspectionArea[]
  nameOf: (code: string) => string
} {
  const language = useLanguage()
  const templates = useAll(inspectionTemplate)
  const areas = useMemo(() => newestTemplate(templates ?? [])?.areas ?? [], [templates])
  const nameOf = useCallback(
    (code: string) => {
      const area = areas.find((one) => one.code === code)
      return area ? `${code} ${area.name[language]}` : code
    },
    [areas, language],
  )
  return { areas, nameOf }
}
