import { useState } from 'react'
import { useDraft } from '#client/data/draft.ts'
import { useSession } from '#client/data/session.ts'
import { quickAddTexts } from '#client/locales/quick-add.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import type { QuickAdder } from './use-quick-add.ts'

type PraiseFormProps = { people: People | undefined; add: QuickAdder; onCancel: () => void }
type PraiseDraft = { personId: string | null; text: string }

const USUAL = ['helped', 'patient', 'tidy', 'follow'] as const
const EMPTY: PraiseDraft = { personId: null, text: '' }

/** Who did well and what exactly: it is read aloud at the meeting. */
export function PraiseForm({ people, add, onCancel }: PraiseFormProps) {
  const t = useText(quickAddTexts)
  const me = useSession((s) => s.personId)
  const others = (people?.options ?? []).filter(({ value }) => value !== me)
  const { draft, setDraft, clearDraft, isDirty } = useDraft('quick-add praise', EMPTY)
  const [isTried, setIsTried] = useState(false)
  useOpenForm(isDirty)
  const text = draft.text.trim()
  const whom = others.find(({ value }) => value === draft.personId)

  function save() {
    setIsTried(true)
    if (text === '' || !whom) return
    add.praise({ personId: whom.value, name: whom.label, text }, clearDraft)
  }
  return (
    <div className="flex flex-col gap-5">
      <RadioTiles
        label={t('praiseWhom')}
        options={others}
        value={draft.personId}
        onChange={(personId) => setDraft((held) => ({ ...held, personId }))}
        errorMessage={isTried && !whom ? t('whomMissing') : undefined}
      />
      <div className="flex flex-wrap gap-2">
        {USUAL.map((usual) => (
          <Button
            key={usual}
            onPress={() => setDraft((held) => ({ ...held, text: t(`praise.${usual}`) }))}
          >
            {t(`praise.${usual}`)}
          </Button>
        ))}
      </div>
      <TextArea
        label={t('praiseText')}
        value={draft.text}
        onChange={(words) => setDraft((held) => ({ ...held, text: words }))}
        maxLength={1000}
        errorMessage={isTried && text === '' ? t('needed') : undefined}
      />
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={onCancel}
        save={{ label: t('save'), isBusy: add.isBusy, onSave: save }}
      />
    </div>
  )
}
