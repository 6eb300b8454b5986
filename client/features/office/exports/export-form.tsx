import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { exportsTexts } from '#client/locales/office-exports.ts'
import { LANGUAGE_NAMES, useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { Select } from '#client/ui/select.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextField } from '#client/ui/text-field.tsx'
import {
  EXPORT_SHEETS,
  type ExportRequest,
  type ExportSheet,
  FILE_FORMATS,
  newExportReplySchema,
  PERSONAL_CHOICES,
  type PersonalChoice,
} from '#shared/office/export-protocol.ts'
import { businessDay, shiftDay } from '#shared/record/business-day.ts'
import { LANGUAGES, type Language } from '#shared/record/language.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useStoreFilter } from '../store-filter-state.ts'
import { useAct } from '../use-act.tsx'
import { useStores, zoneOf } from '../use-stores.ts'
import { sheetWords } from './sheet-words.ts'

const ALL = ''
const WEEK = 6
const WITH_CUSTOMERS: readonly ExportSheet[] = ['visits', 'contacts', 'complaints']

/** What is to be in the file. Customers' columns stay out unless somebody says so. */
export function ExportForm() {
  const t = useText(exportsTexts)
  const office = useText(officeTexts)
  const pageLanguage = useLanguage()
  const stores = useStores().data?.stores ?? []
  const shownStore = useStoreFilter((s) => s.storeId)
  const today = businessDay(Date.now(), zoneOf(stores))
  const [sheet, setSheet] = useState<ExportSheet>('visits')
  const [format, setFormat] = useState<ExportRequest['format']>('xlsx')
  const [chosenStore, setStore] = useState<string | null>(null)
  const [range, setRange] = useState<{ from?: string; to?: string }>({})
  const [chosenLanguage, setLanguage] = useState<Language | null>(null)
  const [chosenPersonal, setPersonal] = useState<PersonalChoice>('none')
  const [reason, setReason] = useState('')
  const store = chosenStore ?? shownStore ?? ALL
  const language = chosenLanguage ?? pageLanguage
  const { from = shiftDay(today, -WEEK), to = today } = range
  const hasDays = sheet !== 'people'
  const hasCustomers = WITH_CUSTOMERS.includes(sheet)
  const personal = hasCustomers ? chosenPersonal : 'none'
  const isWhole = personal === 'whole'
  const isWrong = hasDays && (from === '' || to === '' || from > to)

  const act = useAct({
    act: (body: ExportRequest) =>
      officeCall({ path: '/exports', body, reply: newExportReplySchema }),
    changes: ['exports'],
    onDone: ({ rows }) => showSnackbar({ text: t('asked', { count: rows }) }),
  })
  function handleMake() {
    const place = stores.find(({ id }) => id === store)?.name ?? office('allStores')
    const days = hasDays ? [from, to] : [today]
    act.run({
      ...{ sheet, format, language, personal, from, to },
      ...(store === ALL ? {} : { store }),
      ...(isWhole ? { reason: reason.trim() } : {}),
      name: [place, t(`sheet.${sheet}`), ...new Set(days)].join('_').slice(0, 120),
      words: sheetWords(sheet, language),
    })
  }

  return (
    <section
      aria-label={t('title')}
      className="flex flex-col gap-5 rounded-card border border-hairline bg-card p-5 shadow-lift"
    >
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] items-start gap-4">
        <Select
          label={t('sheet')}
          value={sheet}
          onChange={setSheet}
          options={EXPORT_SHEETS.map((value) => ({ value, label: t(`sheet.${value}`) }))}
        />
        <Select
          label={office('store')}
          value={store}
          onChange={setStore}
          options={[
            { value: ALL, label: office('allStores') },
            ...stores.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {hasDays && (
          <>
            <TextField
              label={t('from')}
              type="date"
              value={from}
              onChange={(value) => setRange({ from: value, to })}
            />
            <TextField
              label={t('to')}
              type="date"
              value={to}
              onChange={(value) => setRange({ from, to: value })}
              errorMessage={isWrong ? t('wrongRange') : undefined}
            />
          </>
        )}
        <Select
          label={t('language')}
          value={language}
          onChange={setLanguage}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <Segmented
          label={t('format')}
          value={format}
          onChange={setFormat}
          segments={FILE_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
        />
        {hasCustomers && (
          <Select
            label={t('personal')}
            value={personal}
            onChange={setPersonal}
            options={PERSONAL_CHOICES.map((value) => ({
              ...{ value, label: t(`personal.${value}`) },
            }))}
          />
        )}
        {isWhole && (
          <TextField
            label={t('reason')}
            description={t('reasonHint')}
            value={reason}
            onChange={setReason}
            maxLength={400}
            isRequired
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button
          tone="primary"
          icon={FileDown}
          isBusy={act.isBusy}
          isDisabled={isWrong || (isWhole && reason.trim() === '')}
          onPress={handleMake}
        >
          {t('make')}
        </Button>
        <p className="min-w-0 flex-1 basis-60 text-minor text-muted">{t('noted')}</p>
      </div>
      <ProblemNote error={act.error} />
      {act.proof}
    </section>
  )
}
