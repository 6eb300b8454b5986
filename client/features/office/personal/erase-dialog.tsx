import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { personalTexts } from '#client/locales/office-personal.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextField } from '#client/ui/text-field.tsx'
import {
  type Chosen,
  type ErasurePreview,
  erasedReplySchema,
  erasurePreviewSchema,
} from '#shared/office/personal-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { QueryView } from '../query-view.tsx'
import { useAct } from '../use-act.tsx'
import { useKindWord } from '../use-kind-word.ts'

type EraseDialogProps = { chosen: Chosen; onClose: () => void }

/** What goes and what stays, with the reason; then it is typed, and proved. */
export function EraseDialog({ chosen, onClose }: EraseDialogProps) {
  const t = useText(officeTexts)
  const p = useText(personalTexts)
  const query = useQuery({
    queryKey: ['erasure', chosen],
    queryFn: ({ signal }) =>
      officeCall({
        ...{ path: '/personal/preview', body: chosen },
        ...{ reply: erasurePreviewSchema, signal },
      }),
  })
  return (
    <Dialog
      isOpen
      isForm
      title={p('erase.title')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      <QueryView query={query}>
        {(preview) => <EraseForm {...{ chosen, preview, onClose }} />}
      </QueryView>
    </Dialog>
  )
}

type EraseFormProps = EraseDialogProps & { preview: ErasurePreview }

function EraseForm({
  chosen,
  preview: { goes, stays, confirmWith },
  onClose,
}: EraseFormProps) {
  const t = useText(officeTexts)
  const p = useText(personalTexts)
  const format = useFormat()
  const kindWord = useKindWord()
  const [typed, setTyped] = useState('')
  const erase = useAct({
    act: (body: object) =>
      officeCall({ path: '/personal/erase', body, reply: erasedReplySchema }),
    changes: ['personal', 'people', 'audit'],
    onDone: ({ erased }) => {
      showSnackbar({ text: p('erase.done', { count: erased }) })
      onClose()
    },
  })
  const isTyped = confirmWith !== '' && typed.trim() === confirmWith.trim()
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isTyped) erase.run({ ...chosen, confirm: typed })
      }}
    >
      <h3 className="font-semibold">{p('erase.goes')}</h3>
      {goes.length === 0 ? (
        <p>{p('erase.nothing')}</p>
      ) : (
        <ul className="figures flex flex-wrap gap-x-5 gap-y-1">
          {goes.map(({ kind, count }) => (
            <li key={kind}>{`${kindWord(kind)} ${format.number(count)}`}</li>
          ))}
        </ul>
      )}
      <h3 className="font-semibold">{p('erase.stays')}</h3>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-minor">
        {stays.map(({ reason, count }) => (
          <li key={reason}>{p(`stay.${reason}`, { count })}</li>
        ))}
      </ul>
      {goes.length > 0 && (
        <>
          <p className="font-medium text-bad">{p('erase.tablets')}</p>
          <TextField
            label={p('erase.type', { word: confirmWith })}
            value={typed}
            onChange={setTyped}
            isRequired
          />
        </>
      )}
      <ProblemNote error={erase.error} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="danger" type="submit" isBusy={erase.isBusy} isDisabled={!isTyped}>
          {p('erase')}
        </Button>
      </div>
      {erase.proof}
    </form>
  )
}
