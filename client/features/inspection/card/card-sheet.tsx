import './card-sheet.css'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { serverNow } from '#client/data/server-now.ts'
import { cardTexts } from '#client/locales/card.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { usePhotos } from '#client/photos/use-photos.ts'
import type { CardState } from '#shared/inspection/card-course.ts'
import type { CardView } from '../card-view.ts'
import { SheetPhotos } from './sheet-photos.tsx'
import { SheetSteps } from './sheet-steps.tsx'
import { useAreas } from './use-areas.ts'
import { useProblemWords } from './use-problem-words.ts'

type CardSheetProps = {
  view: CardView
  state: CardState
  floor: Floor
  onGone: () => void
}

/**
 * The card on paper; not seen on the screen. It stays until the page is touched again: on a
 * tablet the print dialog is outside of it, and `print()` comes back before it is closed.
 */
export function CardSheet({ view, state, floor, onGone }: CardSheetProps) {
  const t = useText(cardTexts)
  const format = useFormat()
  const wordsOf = useProblemWords()
  const { nameOf } = useAreas()
  const { card, number, course } = view
  const { people, store } = floor
  const found = usePhotos(card.roundId ?? card.id)
  const own = usePhotos(card.id)
  const [isReady, setIsReady] = useState(false)
  const before = found?.filter(({ slot }) => slot === (card.itemId ?? 'before'))
  const after = own?.filter(({ slot }) => slot === 'after')
  const isRead = before !== undefined && after !== undefined

  useEffect(() => {
    if (!isReady) return
    const title = document.title
    document.title = number
    print()
    const events = ['pointerdown', 'keydown'] as const
    for (const event of events) addEventListener(event, onGone)
    return () => {
      document.title = title
      for (const event of events) removeEventListener(event, onGone)
    }
  }, [isReady, number, onGone])

  const at = (time: number) => format.dayTime(time, store.zone)
  return createPortal(
    <section className="card-sheet" aria-hidden="true">
      <header>
        <h1>
          {t('sheetTitle')}・{t(state.color === 'red' ? 'redCard' : 'yellowCard')}
        </h1>
        <span>{number}</span>
        <span>{store.demo ? `${store.name}（${t('demo')}）` : store.name}</span>
      </header>
      <h2>
        {card.itemId} {wordsOf(card)}
      </h2>
      <dl>
        <dt>{t('area')}</dt>
        <dd>{nameOf(card.areaCode)}</dd>
        <dt>{t('owner')}</dt>
        <dd>{people.nameOf(card.ownerId)}</dd>
        <dt>{t('issued')}</dt>
        <dd>
          {at(card.issuedAt)} {people.nameOf(card.by)}
        </dd>
        <dt>{t('due')}</dt>
        <dd>{at(course.dueAt)}</dd>
      </dl>
      {isRead && (
        <SheetPhotos before={before} after={after} onReady={() => setIsReady(true)} />
      )}
      <SheetSteps view={view} floor={floor} />
      <div className="card-sheet-signs">
        {(['signOwner', 'signChecker', 'signManager'] as const).map((who) => (
          <div key={who}>{t(who)}</div>
        ))}
      </div>
      <footer>
        {t('printedBy', { who: people.nameOf(floor.me.id), time: at(serverNow()) })}・
        {t(view.isWaiting ? 'sheetWaiting' : 'sheetComplete')}
      </footer>
    </section>,
    document.body,
  )
}
