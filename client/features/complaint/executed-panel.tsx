import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { PhotoField } from '#client/photos/photo-field.tsx'
import { usePhotos } from '#client/photos/use-photos.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import type { CaseProps } from './case-props.ts'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

/** The measure is carried out: with evidence, in words or as a photo. */
export function ExecutedPanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { id } = props.view.complaint
  const photos = usePhotos(id)
  const { draft, change, clear, cancel } = usePanelDraft(props, 'executed', { text: '' })
  const note = draft.text.trim()
  const hasPhoto = (photos?.length ?? 0) > 0
  return (
    <SavePanel
      title={c('executedTitle')}
      saveLabel={t('step.executed')}
      isBusy={props.isBusy}
      isIncomplete={note === '' && !hasPhoto}
      onSave={() =>
        props.record([{ step: 'executed', ...(note && { note }) }], null, clear)
      }
      onCancel={cancel}
    >
      <TextArea
        label={c('executedWords')}
        description={t('descriptionHint')}
        value={draft.text}
        onChange={(words) => change({ text: words })}
        rows={2}
        maxLength={4000}
      />
      <PhotoField
        parentKind="complaint"
        parentId={id}
        slot="evidence"
        label={c('evidence')}
        max={12}
      />
    </SavePanel>
  )
}
