import { FileQuestion } from 'lucide-react'
import { useMemo } from 'react'
import { useIsLate } from '#client/data/use-is-late.ts'
import { useChildren, useRecord } from '#client/data/use-records.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { ComplaintDetail } from './complaint-detail.tsx'
import { complaintView, isReadable, isReadableStep } from './complaint-view.ts'

type ComplaintPaneProps = { id: string; zone: string; people: People; me: Me }

/** Reads one complaint by itself, so that a link to an old one opens too. */
export function ComplaintPane({ id, ...rest }: ComplaintPaneProps) {
  const t = useText(complaintTexts)
  const found = useRecord(complaint, id)
  const steps = useChildren(complaintStep, id)
  const isLate = useIsLate()
  const book = useRuleBook()
  const view = useMemo(
    () =>
      found && steps && isReadable(found)
        ? complaintView(found, steps.filter(isReadableStep), book)
        : null,
    [found, steps, book],
  )
  if (view) return <ComplaintDetail view={view} {...rest} />
  if (!isLate) return <div aria-busy="true" />
  return <EmptyState icon={FileQuestion} text={t('gone')} hint={t('goneHint')} />
}
