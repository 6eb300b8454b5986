import { Camera, CircleDashed } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Card } from '#client/ui/card.tsx'
import { List, ListRow } from '#client/ui/list-row.tsx'
import { missingPhotos } from '#shared/inspection/round-duties.ts'
import { gradeOf, scoreOf } from '#shared/inspection/score.ts'
import { GradeWord, ScoreDelta } from '../grade-word.tsx'
import { AreaScores } from './area-scores.tsx'
import { SignPanel } from './sign-panel.tsx'
import { Signatures } from './signatures.tsx'
import type { Walk } from './use-walk.ts'
import type { WalkActions } from './use-walk-actions.ts'

const FEW = 3

type WalkSummaryProps = {
  walk: Walk
  floor: Floor
  actions: WalkActions
  onGoTo: (place: string) => void
  onSigned: () => void
}

/** The result as it stands, what it still lacks, and the signature. */
export function WalkSummary({ walk, floor, actions, onGoTo, onSigned }: WalkSummaryProps) {
  const t = useText(inspectionTexts)
  const language = useLanguage()
  const { round, items, answers, score, slots, zones } = walk
  const photos = missingPhotos({ items, answers, drawn: round.drawn, slots })
  const unanswered = zones.flatMap((zone) => {
    const { notChecked } = scoreOf(zone.items, answers)
    return notChecked > 0 ? [{ zone, notChecked }] : []
  })
  // Many areas to go: the list of areas beside it says where.
  const gaps = unanswered.length > FEW ? [] : unanswered
  const grade = gradeOf(score)
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 rail:px-8">
      <div className="mx-auto grid max-w-6xl gap-5 pair:grid-cols-2">
        <div className="flex flex-col gap-5">
          <Card title={t('result')}>
            <p className="flex flex-wrap items-baseline gap-x-4">
              <span className="figures text-figure-large font-semibold">
                {score.scorePct === null ? '–' : score.scorePct.toFixed(1)}
              </span>
              {grade ? (
                <span className="text-section">
                  <GradeWord grade={grade} />
                </span>
              ) : (
                <span className="text-row text-muted">{t('noGrade')}</span>
              )}
              <ScoreDelta now={score.scorePct} before={walk.before} />
            </p>
            <p className="figures text-minor text-muted">
              {t('counts', { answered: score.answered, total: score.total })}・
              {t('failCount', { count: score.fails.length })}・
              {t('criticalCount', { count: score.criticalFails })}・
              {t('batchShare', { count: score.batch, total: score.total })}
            </p>
          </Card>
          {(gaps.length > 0 || photos.length > 0) && (
            <section aria-label={t('lacks')}>
              <h2 className="mb-2 text-row font-semibold">{t('lacks')}</h2>
              <List>
                {gaps.map(({ zone, notChecked }) => (
                  <ListRow
                    key={zone.area.code}
                    leading={<CircleDashed className="size-6 text-muted" aria-hidden />}
                    title={t('unanswered', { count: notChecked })}
                    subtitle={`${zone.area.code} ${zone.area.name[language]}`}
                    onPress={() => onGoTo(zone.area.code)}
                  />
                ))}
                {photos.map(({ slot, itemId, type }) => (
                  <ListRow
                    key={slot}
                    leading={<Camera className="size-6 text-attention" aria-hidden />}
                    title={t(`lacks.${type}`)}
                    subtitle={`${itemId} ${items.find(({ id }) => id === itemId)?.text[language]}`}
                    onPress={() =>
                      onGoTo(items.find(({ id }) => id === itemId)?.area ?? '')
                    }
                  />
                ))}
              </List>
            </section>
          )}
          {!round.ended && (
            <SignPanel
              walk={walk}
              floor={floor}
              actions={actions}
              missing={photos.length}
              onSigned={onSigned}
            />
          )}
          <Signatures round={round} floor={floor} />
        </div>
        <AreaScores walk={walk} onGoTo={onGoTo} />
      </div>
    </div>
  )
}
