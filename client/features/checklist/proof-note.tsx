import { Database, ListTodo } from 'lucide-react'
import { useState } from 'react'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { ProofRow } from '#shared/checklist/proof.ts'
import type { Point } from '#shared/checklist/run-view.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { OpenPoints } from './open-points.tsx'
import type { ChecklistDay } from './use-checklist-day.ts'
import type { RunActions } from './use-run-actions.ts'

type ProofNoteProps = {
  point: Point
  held: ChecklistDay
  zone: string
  actions: RunActions
  isFixed: boolean
}

/** What the data says about the point, with the rows it says it from. */
export function ProofNote({ point, held, zone, actions, isFixed }: ProofNoteProps) {
  const t = useText(checklistTexts)
  const rowOf = useProofRow(held, zone)
  const [isListOpen, setIsListOpen] = useState(false)
  const { proof, item } = point
  if (proof.type === 'none' || item.proof === 'none') return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-minor text-muted">
      <span className="inline-flex items-center gap-1.5">
        <Database className="size-4 shrink-0" aria-hidden />
        {t('fromData')}：{t(`proof.${item.proof}.${proof.type}`)}
      </span>
      {item.proof === 'list_opened' && (
        <>
          <Button
            icon={ListTodo}
            onPress={() => {
              setIsListOpen(true)
              if (!isFixed && proof.type === 'unmet') actions.noteOpened(item.id)
            }}
          >
            {t('openList')}
          </Button>
          <OpenPoints
            isOpen={isListOpen}
            held={held}
            zone={zone}
            onClose={() => setIsListOpen(false)}
          />
        </>
      )}
      {proof.rows.length > 0 && (
        <details className="basis-full">
          <summary className="inline-flex min-h-12 cursor-pointer items-center underline underline-offset-4">
            {t('rowsBehind', { count: proof.rows.length })}
          </summary>
          <ul className="flex flex-col">
            {proof.rows.map((row) => {
              const { text, href } = rowOf(row)
              return (
                <li key={row.id}>
                  {href ? (
                    <a
                      href={href}
                      className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
                    >
                      {text}
                    </a>
                  ) : (
                    <span className="inline-flex min-h-12 items-center">{text}</span>
                  )}
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </div>
  )
}

function useProofRow(held: ChecklistDay, zone: string) {
  const t = useText(checklistTexts)
  const format = useFormat()
  return ({ type, id }: ProofRow): { text: string; href: string | null } => {
    switch (type) {
      case 'round':
        return { text: t('row.round'), href: `/walk/${id}` }
      case 'recognition': {
        const text = held.recognitions.find((r) => r.id === id)?.text ?? ''
        return { text, href: null }
      }
      case 'visit': {
        const visit = held.visits.find((v) => v.id === id)
        const time = visit ? format.time(visit.arriveAt, zone) : ''
        return { text: t('row.visit', { time }), href: `/traffic/${id}` }
      }
      case 'complaint': {
        const found = held.complaints.find(({ complaint }) => complaint.id === id)
        const number = found ? complaintNumber(found.complaint) : ''
        return { text: t('openComplaint', { number }), href: `/complaints/${id}` }
      }
    }
  }
}
