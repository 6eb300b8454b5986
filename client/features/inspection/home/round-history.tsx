import { useState } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { List, ListRow } from '#client/ui/list-row.tsx'
import { gradeOf } from '#shared/inspection/score.ts'
import { GradeWord, ScoreDelta } from '../grade-word.tsx'
import { useRoundTitle } from '../use-round-title.ts'
import type { ScoredRound } from './use-round-list.ts'

/** Rows drawn at once; the rest of two weeks is asked for. */
const PAGE = 12

type RoundHistoryProps = { history: readonly ScoredRound[]; floor: Floor }

/** Earlier rounds, newest first, each against the one before it at the same moment. */
export function RoundHistory({ history, floor }: RoundHistoryProps) {
  const t = useText(inspectionTexts)
  const [shown, setShown] = useState(PAGE)
  const rest = history.length - shown
  return (
    <section aria-label={t('history')} className="min-w-0">
      <h2 className="mb-2 text-row font-semibold">{t('history')}</h2>
      {history.length === 0 ? (
        <p className="py-4 text-muted">{t('noHistory')}</p>
      ) : (
        <List>
          {history.slice(0, shown).map((one) => (
            <Row key={one.round.id} scored={one} floor={floor} />
          ))}
        </List>
      )}
      {rest > 0 && (
        <div className="pt-3">
          <Button onPress={() => setShown(history.length)}>
            {t('showRest', { count: rest })}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ scored, floor }: { scored: ScoredRound; floor: Floor }) {
  const t = useText(inspectionTexts)
  const format = useFormat()
  const titleOf = useRoundTitle(floor.store.zone)
  const { round, score, before } = scored
  const grade = score && gradeOf(score)
  return (
    <ListRow
      href={`/walk/${round.id}`}
      title={titleOf(round)}
      subtitle={
        <span className="figures flex flex-wrap gap-x-2">
          <span>{format.day(round.day)}</span>
          {score && score.fails.length > 0 && (
            <span>{t('failCount', { count: score.fails.length })}</span>
          )}
          {score && round.ended !== 'signed' && (
            <span className="text-attention">
              {t('incompleteOf', { answered: score.answered, total: score.total })}
            </span>
          )}
        </span>
      }
      trailing={
        <span className="flex flex-col items-end">
          <span className="flex items-center gap-2">
            <span className="figures text-row font-semibold">
              {score?.scorePct == null ? '–' : score.scorePct.toFixed(1)}
            </span>
            {grade && <GradeWord grade={grade} />}
          </span>
          <span className="text-label">
            <ScoreDelta now={score?.scorePct ?? null} before={before} />
          </span>
        </span>
      }
    />
  )
}
