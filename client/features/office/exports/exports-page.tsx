import { FileDown } from 'lucide-react'
import { officeTexts } from '#client/locales/office.ts'
import { exportsTexts } from '#client/locales/office-exports.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { PageFrame } from '../page-frame.tsx'
import { QueryView } from '../query-view.tsx'
import { ExportForm } from './export-form.tsx'
import { ExportRow } from './export-row.tsx'
import { useExports } from './use-exports.ts'

/** What leaves the house as a file: asked for, made in turn, kept for a day. */
export function ExportsPage() {
  const office = useText(officeTexts)
  const t = useText(exportsTexts)
  const files = useExports()
  return (
    <PageFrame title={office('page.exports')}>
      <ExportForm />
      <h2 className="pt-8 pb-3 text-row font-semibold">{t('list')}</h2>
      <QueryView query={files}>
        {({ exports }) =>
          exports.length === 0 ? (
            <EmptyState icon={FileDown} text={t('none')} hint={t('noneHint')} />
          ) : (
            <ul
              aria-label={t('list')}
              className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift [&>li+li]:border-t [&>li]:border-hairline"
            >
              {exports.map((file) => (
                <ExportRow key={file.id} file={file} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </PageFrame>
  )
}
