import { CheckCheck, ChevronRight, PencilLine } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import type { Zone } from '#shared/inspection/round-items.ts'
import type { Walk } from './use-walk.ts'
import { END, zoneProgress } from './zone-tabs.tsx'

type WalkFooterProps = {
  walk: Walk
  /** Undefined on the result. */
  zone: Zone | undefined
  nextZone: Zone | undefined
  isReadOnly: boolean
  canAmend: boolean
  onAmend: () => void
  onPassRest: (items: readonly InspectionItem[]) => void
  onGoTo: (place: string) => void
}

/** Under the thumb: the rest of the area in one tap, then on to the next. */
export function WalkFooter(props: WalkFooterProps) {
  const { walk, zone, nextZone, isReadOnly, canAmend, onAmend, onPassRest, onGoTo } = props
  const t = useText(inspectionTexts)
  const language = useLanguage()
  if (!zone && !canAmend) return null
  const { drawn } = walk.round
  const rest = (zone?.items ?? []).filter(
    (item) => !walk.answers.has(item.id) && !drawn.includes(item.id),
  )
  const isDone = zone !== undefined && zoneProgress(zone, walk.answers).left === 0
  return (
    <footer className="flex flex-wrap items-center justify-end gap-3 border-hairline border-t bg-card px-4 py-3 max-pair:pb-22 max-rail:flex-nowrap max-rail:gap-2 rail:px-8 lefty:flex-row-reverse">
      {canAmend && (
        <Button size="large" icon={PencilLine} onPress={onAmend}>
          {t('amend.button')}
        </Button>
      )}
      {zone && !isReadOnly && rest.length > 0 && (
        <Button
          size="large"
          icon={CheckCheck}
          className="max-rail:grow max-rail:px-3!"
          onPress={() => onPassRest(rest)}
        >
          {t('passRest', { count: rest.length })}
        </Button>
      )}
      {zone && (
        <Button
          size="large"
          tone={isDone ? 'primary' : 'secondary'}
          className="max-rail:px-3!"
          onPress={() => onGoTo(nextZone?.area.code ?? END)}
        >
          <span>
            {nextZone ? (
              <>
                {t('next', { code: nextZone.area.code })}{' '}
                <span className="max-rail:sr-only">{nextZone.area.name[language]}</span>
              </>
            ) : (
              t('finish')
            )}
          </span>
          <ChevronRight className="size-5 shrink-0" aria-hidden />
        </Button>
      )}
    </footer>
  )
}
