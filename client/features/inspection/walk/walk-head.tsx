import { ArrowLeft, CloudCheck, Tablet } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { GradeWord, ScoreDelta } from '../grade-word.tsx'
import { useRoundTitle } from '../use-round-title.ts'
import { ScoreBar } from './score-bar.tsx'
import type { Walk } from './use-walk.ts'

type WalkHeadProps = { walk: Walk; floor: Floor; zoneIndex: number; onBack: () => void }

/** Readable at a glance: which round, which area, how far, how good, stored where. */
export function WalkHead({ walk, floor, zoneIndex, onBack }: WalkHeadProps) {
  const t = useText(inspectionTexts)
  const language = useLanguage()
  const titleOf = useRoundTitle(floor.store.zone)
  const { round, zones, score, before } = walk
  const zone = zones[zoneIndex]
  const Place = walk.isWaiting ? Tablet : CloudCheck
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 rail:px-8">
      <div className="flex min-w-0 items-center gap-2">
        <IconButton label={t('back')} icon={ArrowLeft} onPress={onBack} />
        <h1 className="text-row font-semibold leading-tight rail:text-section">
          {titleOf(round)}
          <span className="block text-minor font-normal text-muted">
            {zone
              ? t('zoneOf', {
                  number: zoneIndex + 1,
                  count: zones.length,
                  name: zone.area.name[language],
                })
              : t('result')}
          </span>
        </h1>
      </div>
      <div className="ms-auto flex flex-wrap items-center gap-x-4 gap-y-1 max-rail:w-full">
        <span className="figures font-semibold">
          <span className="sr-only">{t('answered')} </span>
          {score.answered}/{score.total}
        </span>
        <span className="w-32 shrink-0 max-rail:flex-1 rail:w-40">
          <ScoreBar items={walk.items} answers={walk.answers} band={score.band} />
        </span>
        {score.scorePct !== null && score.band && (
          <span className="flex items-center gap-2">
            <span className="figures text-section font-semibold">
              {score.scorePct.toFixed(1)}
            </span>
            <GradeWord grade={score.band} />
            <ScoreDelta now={score.scorePct} before={before} />
          </span>
        )}
        <span className="inline-flex items-center gap-1 text-label text-muted">
          <Place className="size-4" aria-hidden />
          <span className="max-rail:sr-only">
            {t(walk.isWaiting ? 'onTablet' : 'onServer')}
          </span>
        </span>
      </div>
    </header>
  )
}
