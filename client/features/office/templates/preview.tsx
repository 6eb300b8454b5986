import { useState } from 'react'
import { templatesTexts } from '#client/locales/office-templates.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import type { InspectionTemplate } from '#shared/inspection/inspection-template.ts'
import { zonesOf } from '#shared/inspection/round-items.ts'
import type { TemplateKind } from '#shared/office/template-protocol.ts'
import { type Body, type Row, rowId, rowsField, rowWords } from './template-rows.ts'

const MOMENTS = ['opening', 'patrol', 'closing', 'weekly'] as const

type Group = { readonly title: string; readonly rows: readonly Row[] }

/** The rows as the tablet asks them: by moment, in walking order, with their answers. */
export function Preview({ kind, body }: { kind: TemplateKind; body: Body }) {
  const s = useText(templatesTexts)
  const language = useLanguage()
  const [moment, setMoment] = useState<(typeof MOMENTS)[number]>('opening')
  const rows = (body[rowsField(kind)] ?? []) as readonly Row[]
  const groups = groupsOf()
  return (
    <section aria-label={s('preview')} className="flex flex-col gap-5">
      {kind !== 'levelTable' && (
        <Segmented
          label={s('moment')}
          isLabelHidden
          value={moment}
          onChange={setMoment}
          segments={MOMENTS.map((value) => ({ value, label: s(`moment.${value}`) }))}
        />
      )}
      {groups.length === 0 && <p className="text-muted">{s('preview.none')}</p>}
      {groups.map(({ title, rows: own }) => (
        <section key={title}>
          {title !== '' && <h3 className="pb-2 font-semibold">{title}</h3>}
          <ul className="overflow-hidden rounded-card border border-hairline bg-card [&>li+li]:border-t [&>li]:border-hairline">
            {own.map((row) => (
              <PreviewRow key={rowId(row)} row={row} words={rowWords(row)[language]} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )

  function groupsOf(): readonly Group[] {
    if (kind === 'levelTable') return [{ title: '', rows }]
    if (kind === 'checklistTemplate') {
      const own = rows.filter((row) => 'moment' in row && row.moment === moment)
      return own.length > 0 ? [{ title: '', rows: own }] : []
    }
    return zonesOf(body as InspectionTemplate, moment).map(({ area, items }) => ({
      ...{ title: `${area.code} ${area.name[language]}`, rows: items },
    }))
  }
}

function PreviewRow({ row, words }: { row: Row; words: string }) {
  const s = useText(templatesTexts)
  const notes = [
    'isCritical' in row && row.isCritical && `★ ${s('critical')}`,
    'times' in row && row.times.join('・'),
    'photoOnFail' in row && row.photoOnFail && s('photoOnFail'),
    'gapDays' in row && row.gapDays !== null && s('gapIs', { count: row.gapDays }),
  ].filter(Boolean)
  const answers =
    'area' in row ? (['pass', 'fail', 'na'] as const) : (['done', 'skip'] as const)
  return (
    <li className="flex min-h-22 flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <span className="figures min-w-14 text-minor text-muted">{rowId(row)}</span>
      <span className="min-w-48 flex-1">
        <span className="block text-row">{words}</span>
        <span className="block text-minor text-muted">{notes.join('・')}</span>
      </span>
      {!('gapDays' in row) && (
        <span aria-hidden className="flex gap-2">
          {answers.map((answer) => (
            <span
              key={answer}
              className="flex min-h-16 min-w-20 items-center justify-center rounded-control border border-line px-3 text-muted"
            >
              {s(`answer.${answer}`)}
            </span>
          ))}
        </span>
      )}
    </li>
  )
}
