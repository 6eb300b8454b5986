import { useFormat } from '#client/locales/use-format.ts'
import type { AuditRow as Row } from '#shared/office/audit-protocol.ts'
import { useActWord } from './use-act-word.ts'
import { useAuditWords } from './use-audit-words.ts'

/** One act: when, what, who, to what. */
export function AuditRow({ row }: { row: Row }) {
  const format = useFormat()
  const actWord = useActWord()
  const { time, who, object } = useAuditWords(row)
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] items-center gap-x-4 [overflow-wrap:anywhere]">
      <span className="figures text-minor text-muted">
        #{format.number(row.seq)}・{time}
      </span>
      <span className="font-medium">{actWord(row.act)}</span>
      <span>{who}</span>
      <span className="text-muted">{object ?? ''}</span>
    </span>
  )
}
