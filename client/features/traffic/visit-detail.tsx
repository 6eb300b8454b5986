import { Ban, RotateCcw, Tablet } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '#client/data/use-now.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { channelOf } from '#shared/visit/visit.ts'
import { visitState } from '#shared/visit/visit-columns.ts'
import { visitGaps } from '#shared/visit/visit-gaps.ts'
import { AlsoInVisit } from './also-in-visit.tsx'
import { MoreFields } from './more-fields.tsx'
import { Pane } from './pane.tsx'
import { ProblemNote } from './problem-note.tsx'
import { STATE_LOOK } from './row-look.ts'
import type { Desk } from './traffic-gate.tsx'
import { useStay } from './use-stay.ts'
import { useVisitEdit, type VisitEdit } from './use-visit-edit.ts'
import { VisitForm } from './visit-form.tsx'
import type { VisitView } from './visit-view.ts'
import { useVoidWords, VoidChips } from './void-chips.tsx'

const MINUTE = 60_000

type VisitDetailProps = { view: VisitView; desk: Desk; closesAt: number }

/** One row: what is still missing first, every tap saved at once. */
export function VisitDetail({ view, desk, closesAt }: VisitDetailProps) {
  const t = useText(trafficTexts)
  const { visit, number } = view
  const stayOf = useStay(desk.store.zone)
  const edit = useVisitEdit(view)
  const gaps = visitGaps(visit)
  const state = visitState(view, useNow(MINUTE), closesAt)
  const isVoid = state === 'void'
  const { shape, tone } = STATE_LOOK[state]
  const form = {
    ...{ visit, zone: desk.store.zone, people: desk.people },
    ...{ gaps: new Set(gaps), set: edit.set },
  }
  return (
    <Pane
      label={t('rowOf', { number })}
      head={
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <h2 className="figures text-row font-semibold">
              {number > 0 && `${t('rowOf', { number })}　`}
              {stayOf(visit)}
            </h2>
            <span className="text-muted">
              {t(`channel.${channelOf(visit)}`)}・{t('people', { count: visit.headcount })}
            </span>
            <span className={classNames('flex items-center gap-1.5 text-minor', tone)}>
              <StateShape shape={shape} />
              {t(`state.${state}`)}
            </span>
            {view.isWaiting && (
              <span className="flex items-center gap-1 text-label text-muted">
                <Tablet className="size-3.5" aria-hidden />
                {t('waiting')}
              </span>
            )}
          </div>
          {!isVoid && gaps.length > 0 && (
            <p className="mt-1 text-minor text-muted">
              <span className="font-semibold text-text">{t('gaps')}</span>{' '}
              {gaps.map((gap) => t(`gap.${gap}`)).join('、')}
            </p>
          )}
          <ProblemNote failure={edit.failure} />
        </>
      }
    >
      {isVoid && <VoidNote view={view} desk={desk} edit={edit} />}
      <AlsoInVisit
        visit={visit}
        people={desk.people}
        zone={desk.store.zone}
        set={edit.set}
      />
      <fieldset disabled={isVoid || !desk.mayEdit} className="flex min-w-0 flex-col gap-5">
        <VisitForm {...form} />
        <MoreFields {...form} />
        {!isVoid && <VoidButton number={number} onVoid={edit.voidRow} />}
      </fieldset>
    </Pane>
  )
}

type VoidNoteProps = { view: VisitView; desk: Desk; edit: VisitEdit }

function VoidNote({ view, desk, edit }: VoidNoteProps) {
  const t = useText(trafficTexts)
  const format = useFormat()
  const wordsOf = useVoidWords()
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-control bg-surface px-4 py-2">
      <span className="min-w-48 flex-1">
        {view.undos.map(({ id, by, at, reason }) => {
          const who = desk.people.nameOf(by)
          const time = at === undefined ? '' : format.dayTime(at, desk.store.zone)
          return (
            <span key={id} className="block">
              {reason === undefined
                ? t('tookBack', { who, time })
                : t('voidBy', { who, time, reason: wordsOf(reason) })}
            </span>
          )
        })}
      </span>
      {desk.mayEdit && (
        <Button icon={RotateCcw} onPress={edit.restore}>
          {t('restore')}
        </Button>
      )}
    </div>
  )
}

function VoidButton({ number, onVoid }: { number: number; onVoid: (why: string) => void }) {
  const t = useText(trafficTexts)
  const [isAsked, setIsAsked] = useState(false)
  if (!isAsked) {
    return (
      <span>
        <Button tone="danger" icon={Ban} onPress={() => setIsAsked(true)}>
          {t('void')}
        </Button>
      </span>
    )
  }
  return (
    <VoidChips
      label={t('voidTitle', { number })}
      onVoid={(reason) => {
        setIsAsked(false)
        onVoid(reason)
      }}
    />
  )
}
