import { figureTexts } from '#client/locales/figures.ts'
import { useText } from '#client/locales/use-text.ts'
import type { TargetMeasure } from '#shared/target/target.ts'

export function useMeasureWord(): (measure: TargetMeasure) => string {
  const t = useText(figureTexts)
  return (measure) => t(measure === 'kept' ? 'keptCount' : measure)
}
