import { Check, Reply } from 'lucide-react'
import { serverNow } from '#client/data/server-now.ts'
import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { SavedText } from '#client/people/saved-text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import {
  CONTACT_VALIDITIES,
  type Contact,
  type ContactKind,
} from '#shared/contact/contact.ts'
import { type ContactGap, responseMs } from '#shared/contact/contact-sheet.ts'
import { NOT_RECORDED_REASONS } from '#shared/visit/visit-values.ts'
import { AppointmentFields } from './appointment-fields.tsx'
import { ChipField, ChoiceChips, optionsOf, YesNo } from './choice-chips.tsx'
import { ContactPerson } from './contact-person.tsx'
import { hostOptions } from './host-options.ts'
import { AddOwn } from './open-chips.tsx'
import { SavedTime } from './saved-time.tsx'
import type { Desk } from './traffic-gate.tsx'

export type ContactFormProps = {
  row: Contact & { readonly id: string }
  desk: Desk
  gaps: ReadonlySet<ContactGap>
  set: (fields: Partial<Contact>) => void
}

type Via = NonNullable<Contact['via']>

/** What a kind of contact can have come in by; others are met, not called. */
const VIAS: Record<ContactKind, readonly Via[]> = {
  call: ['call', 'call_back'],
  web: ['web_form', 'portal', 'live_stream', 'wechat'],
  display: [],
  outreach: [],
}

const INVALID = ['wrong_number', 'after_sales', 'no_interest', 'competitor'] as const

/** Chips, and nothing to type but name and phone. */
export function ContactForm(form: ContactFormProps) {
  const { row, desk, gaps, set } = form
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const isRemote = row.contactKind === 'call' || row.contactKind === 'web'
  return (
    <>
      {isRemote ? (
        <ChoiceChips
          label={t('via')}
          options={optionsOf<Via>(VIAS[row.contactKind], (via) => t(`via.${via}`))}
          value={row.via}
          onChange={(via) => set({ via })}
        />
      ) : (
        <SavedText
          draftKey={`contact ${row.id} place`}
          label={t('place')}
          value={row.place}
          onSave={(place) => set({ place })}
          maxLength={200}
        />
      )}
      <ChoiceChips
        label={t('handler')}
        isMissing={gaps.has('handler')}
        options={hostOptions(desk.people.staff)}
        value={row.handlerId}
        onChange={(handlerId) => set({ handlerId })}
      />
      {isRemote && <Response {...form} />}
      <ChoiceChips
        label={t('valid')}
        isMissing={gaps.has('valid')}
        options={optionsOf(CONTACT_VALIDITIES, (valid) => t(`valid.${valid}`))}
        value={row.valid}
        onChange={(valid) => set({ valid })}
      />
      {row.valid === 'invalid' && <InvalidReason {...form} />}
      {row.valid === 'valid' && (
        <>
          <YesNo
            label={t('recorded')}
            isMissing={gaps.has('recorded')}
            value={row.recorded}
            onChange={(recorded) => set({ recorded })}
          />
          {row.recorded === false && (
            <ChoiceChips
              label={common('notRecordedReason')}
              isMissing={gaps.has('notRecordedReason')}
              options={optionsOf(NOT_RECORDED_REASONS, (why) => common(`why.${why}`))}
              value={NOT_RECORDED_REASONS.find((why) => why === row.notRecordedReason)}
              onChange={(notRecordedReason) => set({ notRecordedReason })}
            />
          )}
          <ContactPerson {...form} />
          <AppointmentFields {...form} />
        </>
      )}
      <Dms {...form} />
      <SavedTime
        label={t('receivedAt')}
        day={row.day}
        zone={desk.store.zone}
        value={row.receivedAt}
        onSave={(receivedAt) => receivedAt !== null && set({ receivedAt })}
      />
    </>
  )
}

function Response({ row, desk, gaps, set }: ContactFormProps) {
  const t = useText(contactTexts)
  const format = useFormat()
  const after = responseMs(row)
  return (
    <ChipField label={t('firstResponse')} isMissing={gaps.has('firstResponse')}>
      {typeof row.firstResponseAt === 'number' && after !== null ? (
        <Chip isChosen onPress={() => set({ firstResponseAt: null })}>
          {t('respondedAt', {
            time: format.time(row.firstResponseAt, desk.store.zone),
            after: format.duration(after),
          })}
        </Chip>
      ) : (
        <Button icon={Reply} onPress={() => set({ firstResponseAt: serverNow() })}>
          {t('respondNow')}
        </Button>
      )}
    </ChipField>
  )
}

function InvalidReason({ row, gaps, set }: ContactFormProps) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const isOwn =
    Boolean(row.invalidReason) && !INVALID.some((why) => why === row.invalidReason)
  const own = isOwn && row.invalidReason ? [row.invalidReason] : []
  return (
    <ChoiceChips
      label={t('invalidReason')}
      isMissing={gaps.has('invalidReason')}
      options={[
        ...INVALID.map((why): Choice => ({ value: why, label: t(`invalid.${why}`) })),
        ...own.map((why): Choice => ({ value: why, label: why })),
      ]}
      value={row.invalidReason}
      onChange={(invalidReason) => set({ invalidReason })}
      more={
        <AddOwn
          label={common('voidOther')}
          maxLength={200}
          onAdd={(invalidReason) => set({ invalidReason })}
        />
      }
    />
  )
}

type Choice = { value: string; label: string }

function Dms({ row, desk, set }: ContactFormProps) {
  const common = useText(trafficTexts)
  const format = useFormat()
  const at = row.dmsEnteredAt
  return (
    <ChipField label={common('dms')}>
      {row.dmsEntered ? (
        <Chip isChosen onPress={() => set({ dmsEntered: false, dmsEnteredAt: null })}>
          {typeof at === 'number'
            ? common('dmsEnteredAt', { time: format.time(at, desk.store.zone) })
            : common('dmsEnter')}
        </Chip>
      ) : (
        <Button
          icon={Check}
          onPress={() => set({ dmsEntered: true, dmsEnteredAt: serverNow() })}
        >
          {common('dmsEnter')}
        </Button>
      )}
    </ChipField>
  )
}
