/** The walk and the cards with their address, on the real data layer. */
import { fireEvent, screen, within } from '@testing-library/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { takeLinkClicks } from '#client/app/link-clicks.ts'
import { CardScreen } from '#client/features/inspection/card/card-screen.tsx'
import { WalkScreen } from '#client/features/inspection/walk/walk-screen.tsx'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { cardCourse } from '#shared/inspection/card-course.ts'
import { cardStep, correctiveAction } from '#shared/inspection/corrective-action.ts'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import { roundId } from '#shared/inspection/due-rounds.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import { inspectionTemplate } from '#shared/inspection/inspection-template.ts'
import { drawItems, itemsOf } from '#shared/inspection/round-items.ts'
import { answersOf } from '#shared/inspection/score.ts'
import { openPage, type Page, STORE_ID } from '../page.tsx'

/** 10:05 in the store: the patrol of 10:00 is due. */
export const NOW = Date.parse('2026-11-23T02:05:00Z')
export const DAY = '2026-11-23'
export const PATROL = roundId(STORE_ID, DAY, 'patrol-1000')
export const SHEET = DEFAULT_INSPECTION.set
export const DRAWN = drawItems(PATROL, itemsOf(SHEET, 'patrol'))

export type Floor = Page & {
  readonly path: () => string
  open(path: string): void
  /** A round that was begun a moment ago, with answers. */
  begin(answers?: Record<string, unknown>, rest?: Record<string, unknown>): Promise<void>
  answers(id?: string): Promise<Record<string, unknown>>
  body(kind: string, id: string): Promise<Record<string, unknown> | undefined>
  all(kind: string): Promise<{ id: string; body: Record<string, unknown> }[]>
  /** What the floor shows of the round and its cards: answers, open cards, their course. */
  shown(): Promise<unknown>
}

export async function openFloor(
  personId: string | null,
  { hasTemplate = true, factory }: { hasTemplate?: boolean; factory?: IDBFactory } = {},
): Promise<Floor> {
  const page = await openPage(personId, factory)
  if (hasTemplate) {
    const { id, set } = DEFAULT_INSPECTION
    await page.write(inspectionTemplate, id, set as never)
  }
  let location = memoryLocation({ path: '/walk', record: true })
  const stop = takeLinkClicks((href) => location.navigate(href))
  const all: Floor['all'] = async (kind) => {
    const rows = await page.db.records.toArray()
    return rows
      .filter((row) => row.kind === kind)
      .map(({ id, body }) => ({ id, body: body as Record<string, unknown> }))
  }
  const body: Floor['body'] = async (kind, id) =>
    (await all(kind)).find((row) => row.id === id)?.body
  return {
    ...page,
    path: () => location.history.at(-1) ?? '',
    open(path) {
      location = memoryLocation({ path, record: true })
      page.show(
        <Router hook={location.hook}>
          {path.startsWith('/cards') ? <CardScreen /> : <WalkScreen />}
          <SnackbarRegion label="通知" />
        </Router>,
      )
    },
    async begin(answers = {}, rest = {}) {
      await page.write(inspectionRound, PATROL, {
        day: DAY,
        templateId: DEFAULT_INSPECTION.id,
        moment: 'patrol',
        slot: 'patrol-1000',
        startedAt: NOW,
        drawn: DRAWN,
        ...Object.fromEntries(Object.entries(answers).map(([id, a]) => [`r.${id}`, a])),
        ...rest,
      } as never)
    },
    async answers(id = PATROL) {
      const held = answersOf((await body(inspectionRound.name, id)) ?? {})
      return Object.fromEntries([...held].map(([item, { type }]) => [item, type]))
    },
    body,
    all,
    async shown() {
      const cards = await all(correctiveAction.name)
      const steps = await all(cardStep.name)
      const round = (await body(inspectionRound.name, PATROL)) ?? {}
      const standing = cards.map(({ id, body: card }) => {
        const own = steps
          .filter((step) => step.body.cardId === id)
          .map((step) => ({ id: step.id, by: 'x', ...step.body }))
        const { done, verified, cancelled, dueAt } = cardCourse(
          card as never,
          own as never[],
        )
        return { ...card, done, verified, isCancelled: cancelled !== null, due: dueAt }
      })
      return {
        answers: Object.fromEntries(answersOf(round)),
        // A cancelled card stays as a trace and asks nothing of anybody.
        cards: standing.filter((card) => !card.isCancelled),
      }
    },
    async close() {
      stop()
      await page.close()
    },
  }
}

export const row = (id: string) =>
  screen.findByRole('group', { name: new RegExp(`^${id} `) })

/** Answers a row as a finger would. */
export async function answer(id: string, name: '合格' | '不合格' | '不適用') {
  fireEvent.click(within(await row(id)).getByRole('button', { name }))
}

export async function press(name: string | RegExp) {
  fireEvent.click(await screen.findByRole('button', { name }))
}
