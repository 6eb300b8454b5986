import { useState } from 'react'
import { templatesTexts } from '#client/locales/office-templates.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import {
  publishReplySchema,
  type TemplateHead,
  type TemplateReply,
} from '#shared/office/template-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { templateProblem } from '#shared/template/check-template.ts'
import { DiffersNote, differsNow } from '../differs-note.tsx'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'
import { useMe } from '../use-session.ts'
import { ComplaintEditor } from './complaint-editor.tsx'
import { keepDraft, readDraft, type TemplateDraft } from './draft-state.ts'
import { Preview } from './preview.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { type Body, type Row, rowsField } from './template-rows.ts'

type TemplateViewProps = {
  head: TemplateHead
  held: TemplateReply
  onOpen: (id: string) => void
}

/** One version as it is, or the draft of the next: edited, looked at, published. */
export function TemplateView({ head, held, onOpen }: TemplateViewProps) {
  const s = useText(templatesTexts)
  const { personId } = useMe()
  const { kind, code, version } = head
  const draftOf = { personId, kind, code }
  const [draft, setDraft] = useState<TemplateDraft | null>(() => readDraft(draftOf))
  const [isKept, setIsKept] = useState(true)
  const [view, setView] = useState<'edit' | 'preview'>('edit')
  const changes = ['templates']

  function change(to: TemplateDraft | null) {
    setDraft(to)
    setIsKept(keepDraft(draftOf, to))
  }
  const changeBody = (body: Body) => draft && change({ ...draft, body })

  const publish = useAct({
    act: ({ seen, body }: TemplateDraft) =>
      officeCall({
        ...{ path: '/templates', body: { kind, code, seen, body } },
        reply: publishReplySchema,
      }),
    changes,
    onDone: (done) => {
      change(null)
      showSnackbar({ text: s('published', { version: done.version }) })
      onOpen(done.id)
    },
  })
  const retire = useAct({
    act: (_: null) =>
      officeCall({
        ...{ path: '/templates/retire', body: { kind, code, version } },
        reply: doneSchema,
      }),
    changes,
    onDone: () => showSnackbar({ text: s('retired', { version }) }),
  })

  const newer = differsNow(publish.error)?.version
  const problem = draft && templateProblem(kind, { ...draft.body, ...headOf(head) })
  if (!draft) {
    return (
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap gap-3">
          <Button
            tone="primary"
            onPress={() => change({ seen: held.newest, body: held.body })}
          >
            {s('edit')}
          </Button>
          {kind !== 'levelTable' && head.state !== 'retired' && (
            <Button tone="danger" isBusy={retire.isBusy} onPress={() => retire.run(null)}>
              {s('retire')}
            </Button>
          )}
        </div>
        <ProblemNote error={retire.error} />
        {isComplaints(held.body) ? (
          <fieldset disabled>
            <ComplaintEditor body={held.body} onChange={() => {}} />
          </fieldset>
        ) : (
          <Preview kind={kind} body={held.body} />
        )}
      </div>
    )
  }
  const { body } = draft
  return (
    <div className="flex flex-col gap-5">
      <p role="status" className="text-minor text-muted">
        {s(isKept ? 'draft.kept' : 'draft.lost')}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        {!isComplaints(body) && (
          <Segmented
            label={s('view')}
            isLabelHidden
            value={view}
            onChange={setView}
            segments={(['edit', 'preview'] as const).map((value) => ({
              ...{ value, label: s(`view.${value}`) },
            }))}
          />
        )}
        <span className="ms-auto flex flex-wrap gap-3">
          <Button onPress={() => change(null)}>{s('discard')}</Button>
          <Button
            tone="primary"
            isBusy={publish.isBusy}
            isDisabled={problem !== null}
            onPress={() => publish.run(draft)}
          >
            {s('publish', { version: draft.seen + 1 })}
          </Button>
        </span>
      </div>
      {problem && (
        <p role="alert" className="text-bad">
          {s(`problem.${problem.problem}`, { id: problem.id ?? '' })}
        </p>
      )}
      {typeof newer === 'number' ? (
        <DiffersNote
          differences={[
            {
              ...{ field: 'version', label: s('version') },
              ...{ theirs: String(newer), yours: s('draftFrom', { version: draft.seen }) },
            },
          ]}
          onKeepMine={() => {
            const mine = { ...draft, seen: newer }
            change(mine)
            publish.run(mine)
          }}
          onTakeTheirs={() => {
            change(null)
            publish.reset()
            onOpen(`${code}:v${newer}`)
          }}
        />
      ) : (
        <ProblemNote error={publish.error} />
      )}
      {isComplaints(body) ? (
        <ComplaintEditor body={body} onChange={changeBody} />
      ) : view === 'edit' ? (
        <RowsEditor
          rows={(body[rowsField(kind)] ?? []) as readonly Row[]}
          body={body}
          usedIds={held.usedIds}
          wrongId={problem?.id}
          onChange={(rows) => changeBody({ ...body, [rowsField(kind)]: rows })}
        />
      ) : (
        <Preview kind={kind} body={body} />
      )}
    </div>
  )
}

function isComplaints(body: Body): boolean {
  return body.code === 'complaint'
}

/** What the server writes into the next version itself. */
function headOf({ code, version }: TemplateHead) {
  return { code, version: version + 1, status: 'active' }
}
