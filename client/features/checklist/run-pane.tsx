import { useEffect, useRef, useState } from 'react'
import { useChildren } from '#client/data/use-records.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { checklistSignature } from '#shared/checklist/checklist-run.ts'
import type { RunView } from '#shared/checklist/run-view.ts'
import { may } from '#shared/permissions.ts'
import { EndBar } from './end-bar.tsx'
import { PointRow } from './point-row.tsx'
import { Settled } from './run-list.tsx'
import { Reopened, SignatureList } from './signature-list.tsx'
import { useSlotName } from './slot-name.ts'
import type { ChecklistDay } from './use-checklist-day.ts'
import { useRunActions } from './use-run-actions.ts'

type RunPaneProps = {
  view: RunView
  held: ChecklistDay
  me: Me
  zone: string
  people: People
}

/** One list: its points from the first to the signature. There is no way to tick them all. */
export function RunPane({ view, held, me, zone, people }: RunPaneProps) {
  const t = useText(checklistTexts)
  const nameOf = useSlotName()
  const actions = useRunActions(view, held.day, view.run?.templateId ?? held.templateId)
  const signatures = useChildren(checklistSignature, view.id)
  const [openPoint, setOpenPoint] = useState<string | null>(null)
  const next = view.points.find((point) => point.state === 'open')
  const resumeAt = useRef<HTMLLIElement>(null)
  const wasBegun = useRef(view.isBegun)
  useEffect(() => {
    // Back to where the last answer was given, without a tap.
    if (wasBegun.current) resumeAt.current?.scrollIntoView?.({ block: 'center' })
  }, [])

  const name = nameOf(view.slot.slot)
  const isSigned = view.run?.ended === 'signed'
  const mayAmend = may(me.role, 'create', 'checklistSignature')
  const isClosed = Boolean(view.run?.ended)
  return (
    <section aria-label={name} className="flex flex-col gap-4">
      <header className="flex items-baseline justify-between gap-4">
        <h2 className="text-section font-semibold">{name}</h2>
        <Settled view={view} />
      </header>
      {actions.retry && (
        <p
          role="alert"
          className="flex flex-wrap items-center gap-3 font-semibold text-bad"
        >
          <StateShape shape="square" className="size-5" />
          {t('notSaved')}
          <Button onPress={actions.retry}>{t('retry')}</Button>
        </p>
      )}
      <Reopened {...{ view, signatures: signatures ?? [], people }} />
      {view.points.length === 0 && <p className="text-muted">{t('noPoints')}</p>}
      <ol
        aria-label={t('points')}
        className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift"
      >
        {view.points.map((point) => (
          <PointRow
            key={point.item.id}
            ref={point === next ? resumeAt : null}
            point={point}
            isNext={point === next && !isClosed}
            isOpen={openPoint === point.item.id}
            onToggle={(isOpen) => setOpenPoint(isOpen ? point.item.id : null)}
            isSigned={isSigned}
            isFixed={isClosed && !mayAmend}
            {...{ held, view, me, zone, people, actions }}
          />
        ))}
      </ol>
      <EndBar view={view} name={name} maySign={mayAmend} actions={actions} />
      <SignatureList signatures={signatures ?? []} zone={zone} people={people} />
    </section>
  )
}
