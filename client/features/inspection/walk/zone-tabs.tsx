import { useEffect, useRef } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Zone } from '#shared/inspection/round-items.ts'
import type { Answers } from '#shared/inspection/score.ts'
import type { Walk } from './use-walk.ts'

/** The place after the last area: the result. No area is called so: codes are capitals. */
export const END = 'end'

export function zoneProgress(zone: Zone, answers: Answers) {
  const types = zone.items.map((item) => answers.get(item.id)?.type)
  return {
    left: types.filter((type) => type === undefined).length,
    fails: types.filter((type) => type === 'fail').length,
  }
}

type ZoneTabsProps = { walk: Walk; place: string; onChoose: (place: string) => void }

/** The areas in walking order: what is left in each, ticked when done. */
export function ZoneTabs({ walk, place, onChoose }: ZoneTabsProps) {
  const t = useText(inspectionTexts)
  const language = useLanguage()
  const current = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Only the strip itself moves: the next tab is in sight on a phone too.
    const tab = current.current
    const strip = tab?.closest('ul')
    if (!tab || !strip || place === '') return
    strip.scrollLeft = tab.offsetLeft - strip.offsetLeft - 72
  }, [place])
  return (
    <nav aria-label={t('zones')} className="border-hairline border-b">
      <ul className="flex gap-1 overflow-x-auto px-4 py-1 rail:px-8">
        {walk.zones.map((zone) => {
          const { left, fails } = zoneProgress(zone, walk.answers)
          const { code, name } = zone.area
          const isCurrent = code === place
          return (
            <li key={code}>
              <button
                ref={isCurrent ? current : null}
                type="button"
                aria-current={isCurrent ? 'step' : undefined}
                aria-label={t('zoneTab', {
                  name: `${code} ${name[language]}`,
                  left,
                  fails,
                })}
                onClick={() => onChoose(code)}
                className={classNames(
                  'flex min-h-12 min-w-14 items-center justify-center gap-1 rounded-control border px-2.5 font-semibold transition',
                  isCurrent
                    ? 'border-primary bg-primary-tint text-primary'
                    : 'border-transparent text-muted hover:bg-card',
                )}
              >
                {code}
                {fails > 0 && <StateShape shape="square" className="size-4 text-bad" />}
                {left > 0 ? (
                  <span className="figures text-label font-normal">{left}</span>
                ) : (
                  <StateShape shape="check" className="size-4" />
                )}
              </button>
            </li>
          )
        })}
        <li>
          <button
            ref={place === END ? current : null}
            type="button"
            aria-current={place === END ? 'step' : undefined}
            onClick={() => onChoose(END)}
            className={classNames(
              'min-h-12 rounded-control border px-3 font-semibold whitespace-nowrap transition',
              place === END
                ? 'border-primary bg-primary-tint text-primary'
                : 'border-transparent text-muted hover:bg-card',
            )}
          >
            {t('result')}
          </button>
        </li>
      </ul>
    </nav>
  )
}
