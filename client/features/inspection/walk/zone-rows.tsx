import { useEffect, useRef, useState } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import type { Zone } from '#shared/inspection/round-items.ts'
import type { Answer } from '#shared/inspection/score.ts'
import { zoneOwnerOf } from '#shared/inspection/zone-owners.ts'
import { ItemRow } from './item-row.tsx'
import { bringUnder } from './thumb-scroll.ts'
import type { Walk } from './use-walk.ts'
import type { WalkActions } from './use-walk-actions.ts'

type ZoneRowsProps = {
  zone: Zone
  walk: Walk
  floor: Floor
  actions: WalkActions
  isReadOnly: boolean
}

/** The rows of one area. The next unanswered one comes to where the thumb already is. */
export function ZoneRows({ zone, walk, floor, actions, isReadOnly }: ZoneRowsProps) {
  const t = useText(inspectionTexts)
  const list = useRef<HTMLUListElement>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const { round, answers } = walk
  const owner = zoneOwnerOf(walk.assignments, zone.area.code, round.day)
  const others = othersIn(zone, walk, floor).join(t('and'))

  const firstOpen = zone.items.find((item) => !answers.has(item.id))?.id
  const resumeAt = useRef(firstOpen)
  useEffect(() => {
    // Back at the row where it was left; a fresh area begins at its top.
    const id = resumeAt.current
    const row = id === undefined ? null : list.current?.querySelector(`[data-item="${id}"]`)
    if (row?.previousElementSibling) row.scrollIntoView({ block: 'center' })
  }, [])

  function handleAnswer(item: InspectionItem, type: Answer['type']) {
    const before = answers.get(item.id)
    // The button that says what holds opens the row, "fixed" being one word of "fail".
    if (before?.type === type || (before?.type === 'minor' && type === 'fail')) {
      setOpenId(openId === item.id ? null : item.id)
      return
    }
    actions.answer(item, type)
    const asksMore =
      type === 'fail' || type === 'minor' || (isDrawn(item) && type === 'pass')
    setOpenId(asksMore ? item.id : null)
    if (asksMore) return
    const at = zone.items.indexOf(item)
    const rest = [...zone.items.slice(at + 1), ...zone.items.slice(0, at)]
    const next = rest.find((one) => !answers.has(one.id))
    if (next) bringUnder(list.current, item.id, next.id)
  }
  const isDrawn = (item: InspectionItem) => round.drawn.includes(item.id)

  return (
    <div
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 rail:px-8"
      data-scroller
    >
      <p className="flex flex-wrap gap-x-4 py-2 text-minor text-muted">
        <span>{t('zoneOwner', { who: floor.people.nameOf(owner?.ownerId) })}</span>
        {others && <span>{t('alsoHere', { who: others })}</span>}
      </p>
      <ul
        ref={list}
        aria-label={t('rows')}
        className="mb-4 rounded-card border border-hairline bg-card shadow-lift"
      >
        {zone.items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            walk={walk}
            floor={floor}
            actions={actions}
            isDrawn={isDrawn(item)}
            isOpen={openId === item.id}
            isReadOnly={isReadOnly}
            onAnswer={handleAnswer}
            onToggle={() => setOpenId(openId === item.id ? null : item.id)}
          />
        ))}
      </ul>
    </div>
  )
}

/** Names of those who walk this area besides the one who looks. */
function othersIn(zone: Zone, { answers }: Walk, { me, people }: Floor): string[] {
  const ids = new Set(zone.items.map((item) => answers.get(item.id)?.by))
  return [...ids].flatMap((id) => (id && id !== me.id ? people.nameOf(id) : []))
}
