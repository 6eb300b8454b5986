import { Moon } from 'lucide-react'
import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { stepsOf } from '#shared/complaint/complaint-course.ts'
import { mayHandle } from '#shared/complaint/complaint-people.ts'
import { dueBeforeOpening, eveningAt } from '#shared/complaint/due-before-opening.ts'
import type { StoreHours } from '#shared/store/store-hours.ts'
import type { ComplaintView } from './complaint-view.ts'
import { useComplaintActions } from './use-complaint-actions.ts'

/** The rest is folded: the list below is not to be pushed away. */
const SHOWN = 3

type EveningListProps = {
  open: readonly ComplaintView[]
  store: StoreHours
  people: People
  me: Me
  now: number
}

/** Due before the doors open: who still calls tonight, and who has it for the night. */
export function EveningList({ open, store, people, me, now }: EveningListProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const [showsAll, setShowsAll] = useState(false)
  const due = dueBeforeOpening(open, now, store)
  if (due.length === 0) return null
  const { opensAt } = eveningAt(now, store)
  const rowOf = ({ item, state }: (typeof due)[number]) => (
    <EveningRow
      key={item.complaint.id}
      {...{ view: item, people, me }}
      zone={store.zone}
      dueAt={state.dueAt}
    />
  )
  return (
    <section
      aria-label={c('evening')}
      className="rounded-card border border-attention bg-attention-tint"
    >
      <h3 className="flex items-center gap-2 px-4 pt-3 font-semibold text-attention">
        <Moon className="size-5 shrink-0" aria-hidden />
        {c('eveningCount', {
          count: due.length,
          time: format.time(opensAt, store.zone),
        })}
      </h3>
      <ul className="flex flex-col">{due.slice(0, SHOWN).map(rowOf)}</ul>
      {due.length > SHOWN && (
        <details onToggle={(event) => setShowsAll(event.currentTarget.open)}>
          <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold">
            {t('showMore', { count: due.length - SHOWN })}
          </summary>
          {showsAll && <ul className="flex flex-col">{due.slice(SHOWN).map(rowOf)}</ul>}
        </details>
      )}
    </section>
  )
}

type EveningRowProps = Pick<EveningListProps, 'people' | 'me'> & {
  view: ComplaintView
  zone: string
  dueAt: number
}

function EveningRow({ view, people, me, zone, dueAt }: EveningRowProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const { complaint, course } = view
  const actions = useComplaintActions(complaint.id, zone)
  const [isHanding, setHanding] = useState(false)
  const night = stepsOf(course, 'night').at(-1)
  const { ownerId } = complaint
  const toId = ownerId ?? me.id
  const others = people.staff.filter(({ id }) => id !== toId && mayHandle(id, complaint))
  function hand(id: string | null) {
    if (id === null) return
    actions.record([{ step: 'night', toId: id }], null, (saved) =>
      showSnackbar({
        text: t('stepSaved', { step: t('step.night') }),
        undo: { label: t('undo'), onUndo: () => actions.takeBack(saved, null, () => {}) },
      }),
    )
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <a
        href={`/complaints/${complaint.id}`}
        className="flex min-h-12 min-w-full flex-1 flex-col justify-center"
      >
        <bdi className="truncate font-semibold">
          {complaint.customerName || t('anonymous')}
        </bdi>
        <span className="figures truncate text-label">
          {t('timer.due', { time: format.time(dueAt, zone) })}・{view.number}
          {night?.toId && <>・{c('tonightWho', { who: people.nameOf(night.toId) })}</>}
        </span>
      </a>
      {!night && mayHandle(me.id, complaint) && (
        <span className="flex flex-wrap gap-2">
          {mayHandle(toId, complaint) && (
            <Button className="px-3!" isBusy={actions.isBusy} onPress={() => hand(toId)}>
              {c('tonight.call')}
            </Button>
          )}
          <Chip
            isChosen={false}
            isExpanded={isHanding}
            onPress={() => setHanding(!isHanding)}
          >
            {c('nightHand')}
          </Chip>
        </span>
      )}
      {isHanding && !night && (
        <Chips label={c('nightHand')}>
          {others.map(({ id, name }) => (
            <Chip key={id} isChosen={false} onPress={() => hand(id)}>
              {name}
            </Chip>
          ))}
        </Chips>
      )}
    </li>
  )
}
