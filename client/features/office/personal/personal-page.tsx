import { useQuery } from '@tanstack/react-query'
import { Download, Eraser, UserSearch } from 'lucide-react'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { personalTexts } from '#client/locales/office-personal.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import {
  type Chosen,
  type FoundPerson,
  foundPersonSchema,
} from '#shared/office/personal-protocol.ts'
import { officeCall } from '../office-call.ts'
import { PageFrame } from '../page-frame.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { QueryView } from '../query-view.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { FoundRows, StaffRows } from './found-rows.tsx'
import { LimitsTable } from './limits-table.tsx'
import { RecordSheet } from './record-sheet.tsx'
import { useCopy } from './use-copy.ts'

/** What is held of one person, and what he may ask for; and how long anything is held. */
export function PersonalPage() {
  const t = useText(officeTexts)
  const p = useText(personalTexts)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const query = useQuery({
    queryKey: ['personal', asked],
    queryFn: ({ signal }) =>
      officeCall({
        ...{ path: '/personal/find', body: { text: asked } },
        ...{ reply: foundPersonSchema, signal },
      }),
    enabled: asked !== '',
    // Each look-up is audited: only what a person asks for.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const text = typed.trim()
  return (
    <PageFrame
      title={t('page.personal')}
      filters={
        <form
          className="flex w-full gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (text.length > 1) setAsked(text)
          }}
        >
          <div className="min-w-0 grow">
            <SearchField
              label={t('search')}
              placeholder={p('hint')}
              value={typed}
              onChange={setTyped}
            />
          </div>
          <Button type="submit" tone="primary" isDisabled={text.length < 2}>
            {p('findIt')}
          </Button>
        </form>
      }
    >
      {asked === '' ? (
        <EmptyState icon={UserSearch} text={p('begin')} hint={p('begin.hint')} />
      ) : (
        <QueryView query={query}>
          {(found) => <Found key={asked} found={found} />}
        </QueryView>
      )}
      <LimitsTable />
    </PageFrame>
  )
}

function Found({ found: { records, staff, isCut } }: { found: FoundPerson }) {
  const p = useText(personalTexts)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<string | null>(null)
  const [erasing, setErasing] = useState<Chosen | null>(null)
  const copy = useCopy()
  const chosen = records.filter(({ id }) => picked.has(id))
  const refs = chosen.map(({ kind, id, storeId }) => ({ kind, id, storeId }))
  const record = records.find(({ id }) => id === opened)
  const isNone = chosen.length === 0
  if (records.length + staff.length === 0) {
    return <EmptyState icon={UserSearch} text={p('none')} />
  }
  return (
    <>
      {records.length > 0 && (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-2">
            <p role="status" className="me-auto text-muted">
              {isNone
                ? p('found', { count: records.length })
                : p('chosen', { count: chosen.length })}
            </p>
            <Button
              icon={Download}
              isBusy={copy.isBusy}
              isDisabled={isNone}
              onPress={() => copy.run({ records: refs })}
            >
              {p('copy')}
            </Button>
            <Button
              tone="danger"
              icon={Eraser}
              isDisabled={isNone}
              onPress={() => setErasing({ records: refs })}
            >
              {p('erase')}
            </Button>
          </div>
          <ProblemNote error={copy.error} />
          {copy.proof}
          {isCut && <p className="pb-2 text-attention">{p('cut')}</p>}
          <FoundRows
            {...{ records, chosen: picked, onChoose: setPicked, onOpen: setOpened }}
          />
        </>
      )}
      {staff.length > 0 && (
        <StaffRows
          staff={staff}
          onErase={(staffId) => setErasing({ records: [], staffId })}
        />
      )}
      {record && <RecordSheet record={record} onClose={() => setOpened(null)} />}
      {erasing && <EraseDialog chosen={erasing} onClose={() => setErasing(null)} />}
    </>
  )
}
