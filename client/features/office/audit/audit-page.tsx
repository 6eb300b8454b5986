import { useInfiniteQuery } from '@tanstack/react-query'
import { Download, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { auditTexts } from '#client/locales/office-audit.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { auditListSchema } from '#shared/office/audit-protocol.ts'
import { officeCall } from '../office-call.ts'
import type { PageProps } from '../office-page.ts'
import { PageFrame } from '../page-frame.tsx'
import { PagedGrid } from '../paged-grid.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { useStoreFilter } from '../store-filter-state.ts'
import { type AuditFilter, NO_FILTER, queryOf } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import { AuditSheet } from './audit-sheet.tsx'
import { ChainBadge } from './chain-badge.tsx'
import { useActWord } from './use-act-word.ts'
import { useAuditFile } from './use-audit-file.ts'

/** Who did what to what, and the proof that nothing of it was altered. */
export function AuditPage({ chosen, onChoose }: PageProps) {
  const t = useText(officeTexts)
  const a = useText(auditTexts)
  const actWord = useActWord()
  const store = useStoreFilter((s) => s.storeId)
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER)
  const query = { ...queryOf(filter), store }
  const audit = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal, pageParam }) =>
      officeCall({
        ...{ path: '/audit', query: { ...query, before: pageParam } },
        ...{ reply: auditListSchema, signal },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  const file = useAuditFile(query)
  return (
    <PageFrame
      title={t('page.audit')}
      summary={<ChainBadge />}
      actions={
        <Button icon={Download} isBusy={file.isBusy} onPress={file.run}>
          {a('export')}
        </Button>
      }
      filters={<AuditFilters value={filter} onChange={setFilter} />}
    >
      <ProblemNote error={file.error} />
      {file.proof}
      <PagedGrid
        query={audit}
        rowsOf={({ rows }) => rows}
        total={undefined}
        label={t('page.audit')}
        keyOf={({ seq }) => String(seq)}
        nameOf={({ act, seq, personName, objectName }) =>
          [actWord(act), personName, objectName, `#${seq}`].filter(Boolean).join(', ')
        }
        hrefOf={({ seq }) => `/office/audit/${seq}`}
        empty={<EmptyState icon={ScrollText} text={a('none')} />}
      >
        {(row) => <AuditRow row={row} />}
      </PagedGrid>
      {chosen && (
        <AuditSheet key={chosen} seq={Number(chosen)} onClose={() => onChoose(null)} />
      )}
    </PageFrame>
  )
}
