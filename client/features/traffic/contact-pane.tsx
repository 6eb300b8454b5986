import { Ban, FileQuestion, RotateCcw, Tablet } from 'lucide-react'
import { useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { useIsLate } from '#client/data/use-is-late.ts'
import { useRecord } from '#client/data/use-records.ts'
import { useSave } from '#client/data/use-save.ts'
import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { type Contact, contact } from '#shared/contact/contact.ts'
import { contactState } from '#shared/contact/contact-columns.ts'
import { contactGaps } from '#shared/contact/contact-sheet.ts'
import { ContactForm } from './contact-form.tsx'
import { isReadableContact } from './contact-look.ts'
import { Pane } from './pane.tsx'
import { ProblemNote } from './problem-note.tsx'
import { STATE_LOOK } from './row-look.ts'
import type { Desk } from './traffic-gate.tsx'
import { useRowWriter } from './use-row-edit.ts'
import { useVoidWords, VoidChips } from './void-chips.tsx'

type ContactPaneProps = { id: string; desk: Desk }

export function ContactPane({ id, desk }: ContactPaneProps) {
  const t = useText(contactTexts)
  const found = useRecord(contact, id)
  const isLate = useIsLate()
  if (found && isReadableContact(found)) return <ContactDetail row={found} desk={desk} />
  if (!isLate) return <div aria-busy="true" />
  return <EmptyState icon={FileQuestion} text={t('gone')} />
}

function ContactDetail({ row, desk }: { row: Held<Contact>; desk: Desk }) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const format = useFormat()
  const save = useSave()
  const voidWords = useVoidWords()
  const { write, failure } = useRowWriter()
  const [isVoidAsked, setIsVoidAsked] = useState(false)
  const set = (fields: Partial<Contact>) => write(() => save.edit(contact, row.id, fields))
  const gaps = contactGaps(row)
  const state = contactState(row)
  const { shape, tone } = STATE_LOOK[state]
  const isVoid = state === 'void'

  function setVoid(voidReason: string | null) {
    const before = row.voidReason ?? null
    setIsVoidAsked(false)
    write(
      () => save.edit(contact, row.id, { voidReason }),
      () =>
        showSnackbar({
          text: t(voidReason === null ? 'restored' : 'voided'),
          undo: {
            label: common('undo'),
            onUndo: () => write(() => save.edit(contact, row.id, { voidReason: before })),
          },
        }),
    )
  }
  return (
    <Pane
      label={t(`kind.${row.contactKind}`)}
      head={
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <h2 className="figures text-row font-semibold">
              {t(`kind.${row.contactKind}`)}　{format.time(row.receivedAt, desk.store.zone)}
            </h2>
            <span className={classNames('flex items-center gap-1.5 text-minor', tone)}>
              <StateShape shape={shape} />
              {t(`state.${state}`)}
            </span>
            {row.waiting && (
              <span className="flex items-center gap-1 text-label text-muted">
                <Tablet className="size-3.5" aria-hidden />
                {common('waiting')}
              </span>
            )}
          </div>
          {gaps.length > 0 && (
            <p className="mt-1 text-minor text-muted">
              <span className="font-semibold text-text">{common('gaps')}</span>{' '}
              {gaps.map((gap) => t(`gap.${gap}`)).join('、')}
            </p>
          )}
          <ProblemNote failure={failure} />
        </>
      }
    >
      {isVoid && (
        <div className="flex flex-wrap items-center gap-3 rounded-control bg-surface px-4 py-2">
          <span className="min-w-48 flex-1">
            {t('voidReason', { reason: voidWords(row.voidReason ?? '') })}
          </span>
          {desk.mayEdit && (
            <Button icon={RotateCcw} onPress={() => setVoid(null)}>
              {common('restore')}
            </Button>
          )}
        </div>
      )}
      <fieldset disabled={isVoid || !desk.mayEdit} className="flex min-w-0 flex-col gap-5">
        <ContactForm row={row} desk={desk} gaps={new Set(gaps)} set={set} />
        {!isVoid &&
          (isVoidAsked ? (
            <VoidChips label={t('voidTitle')} onVoid={setVoid} />
          ) : (
            <span>
              <Button tone="danger" icon={Ban} onPress={() => setIsVoidAsked(true)}>
                {common('void')}
              </Button>
            </span>
          ))}
      </fieldset>
    </Pane>
  )
}
