import { useDecisions } from '#client/data/use-decisions.ts'
import { complaint } from '#shared/complaint/complaint.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { DecisionList } from './decision-list.tsx'
import { useKindWords } from './kind-words.ts'
import { recordLink } from './record-link.ts'

/** Records in which two people wrote the same field at once. */
export function SyncDecisions({ onFollow }: { onFollow: () => void }) {
  const kindWord = useKindWords()
  const decisions = useDecisions() ?? []
  if (decisions.length === 0) return null
  return (
    <DecisionList
      onFollow={onFollow}
      decisions={decisions.map(({ kind, id, body }) => ({
        id,
        kind: kindWord(kind),
        title: titleOf(kind, id, body) ?? kindWord(kind),
        href: recordLink(kind, id, body),
      }))}
    />
  )
}

function titleOf(kind: string, id: string, body: Record<string, unknown>): string | null {
  if (kind === complaint.name && typeof body.day === 'string') {
    return complaintNumber({ id, day: body.day })
  }
  return typeof body.name === 'string' ? body.name : null
}
