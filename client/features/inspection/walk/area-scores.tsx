import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { List, ListRow } from '#client/ui/list-row.tsx'
import { scoreOf } from '#shared/inspection/score.ts'
import { ScoreBar } from './score-bar.tsx'
import type { Walk } from './use-walk.ts'

type AreaScoresProps = { walk: Walk; onGoTo: (place: string) => void }

export function AreaScores({ walk, onGoTo }: AreaScoresProps) {
  const t = useText(inspectionTexts)
  const language = useLanguage()
  return (
    <section aria-label={t('byArea')}>
      <h2 className="mb-2 text-row font-semibold">{t('byArea')}</h2>
      <List>
        {walk.zones.map(({ area, items }) => {
          const score = scoreOf(items, walk.answers)
          return (
            <ListRow
              key={area.code}
              title={`${area.code} ${area.name[language]}`}
              subtitle={
                <span className="figures">
                  {t('counts', { answered: score.answered, total: score.total })}
                  {score.fails.length > 0 && (
                    <>・{t('failCount', { count: score.fails.length })}</>
                  )}
                </span>
              }
              trailing={
                <>
                  <span className="w-20">
                    <ScoreBar items={items} answers={walk.answers} band={score.band} />
                  </span>
                  <span className="figures w-14 text-end font-semibold">
                    {score.scorePct === null ? '–' : score.scorePct.toFixed(1)}
                  </span>
                </>
              }
              onPress={() => onGoTo(area.code)}
            />
          )
        })}
      </List>
    </section>
  )
}
