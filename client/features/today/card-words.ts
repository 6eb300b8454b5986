import type { Held } from '#client/data/held.ts'
import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import type { RunView } from '#shared/checklist/run-view.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import type { DueRound } from '#shared/inspection/due-rounds.ts'
import type { Store } from '#shared/store/store.ts'
import type { TodayCard } from '#shared/today/today-cards.ts'
import { useSubjectNames } from './subject-names.ts'
import type { TodayView } from './use-today.ts'

export type CardWords = {
  readonly title: string
  readonly facts: readonly string[]
  /** Where the button goes and what it says; null = it is done right here. */
  readonly go: { readonly href: string; readonly label: string } | null
}

export type CardContext = {
  readonly today: TodayView
  readonly store: Held<Store>
  readonly people: People
  readonly me: Me
}

/** A card in words: what it is, where it stands, what its one button does. */
export function useCardWords({ today, store, people, me }: CardContext) {
  const t = useText(todayTexts)
  const format = useFormat()
  const { listName, roundName } = useSubjectNames(store.zone)
  const time = (at: number) => format.time(at, store.zone)

  function onIt(byId: string | null | undefined): string[] {
    return byId && byId !== me.id ? [t('whoIsOn', { name: people.nameOf(byId) })] : []
  }

  function checklist(view: RunView, rank: TodayCard['rank']): CardWords {
    const { slot, open, state, nextDueAt, last } = view
    const facts: string[] = []
    if (state === 'missed') facts.push(t('over'))
    else if (state === 'reopened') facts.push(t('reopened'))
    else if (state === 'complete') facts.push(t('toSign'))
    else if (rank === 'fixed') facts.push(t('from', { time: time(slot.startsAt) }))
    else if (nextDueAt !== null) {
      facts.push(t(rank === 'overdue' ? 'lateSince' : 'until', { time: time(nextDueAt) }))
    }
    if (view.isBegun && open > 0) facts.push(t('left', { count: open }))
    facts.push(...onIt(last?.byId))
    const label = state === 'complete' ? t('sign') : t(view.isBegun ? 'resume' : 'begin')
    return {
      title: listName(slot.slot),
      facts,
      go: { href: `/checklists/${view.id}`, label },
    }
  }

  function round(due: DueRound, rank: TodayCard['rank']): CardWords {
    const facts =
      rank === 'fixed'
        ? [t('from', { time: time(due.dueAt) })]
        : [
            t(rank === 'overdue' ? 'lateSince' : 'until', {
              time: time(due.round ? due.endsAt : due.lateAt),
            }),
          ]
    // A round is begun on the walk itself, where its sheet is.
    const go = due.round
      ? { href: `/walk/${due.id}`, label: t('resume') }
      : { href: '/walk', label: t('begin') }
    return { title: roundName(due), facts, go }
  }

  function complaint(id: string): CardWords {
    const found = today.complaints.find((one) => one.complaint.id === id)?.complaint
    const name = found?.customerName || t('anonymous')
    const facts = found ? [complaintNumber(found)] : []
    if (found?.ownerId) facts.push(t('ownerIs', { name: people.nameOf(found.ownerId) }))
    return {
      title: t('complaint', { name }),
      facts,
      go: { href: `/complaints/${id}`, label: t('handle') },
    }
  }

  const toSync = { href: '#sync', label: t('look') }

  return ({ subject, rank }: TodayCard): CardWords => {
    switch (subject.type) {
      case 'checklist':
        return checklist(subject.view, rank)
      case 'round':
        return round(subject.round, rank)
      case 'complaint':
        return complaint(subject.id)
      case 'actions': {
        const { ids, overdue, toCheck } = subject
        const facts = [
          ...(overdue > 0 ? [t('actionsOverdue', { count: overdue })] : []),
          ...(toCheck > 0 ? [t('actionsToCheck', { count: toCheck })] : []),
        ]
        const go = { href: '/cards', label: t('handle') }
        return { title: t('actions', { count: ids.length }), facts, go }
      }
      case 'visits': {
        const go = { href: '/traffic', label: t('fill') }
        return { title: t('visits', { count: subject.ids.length }), facts: [], go }
      }
      case 'task': {
        const { text, ownerId, dueAt } = subject.task
        const facts = [
          ...(ownerId ? [t('ownerIs', { name: people.nameOf(ownerId) })] : []),
          ...(dueAt
            ? [t(rank === 'overdue' ? 'lateSince' : 'until', { time: time(dueAt) })]
            : []),
        ]
        return { title: text, facts, go: null }
      }
      case 'refused':
        return { title: t('refused', { count: subject.count }), facts: [], go: toSync }
      case 'decision':
        return { title: t('decision', { count: subject.count }), facts: [], go: toSync }
    }
  }
}
