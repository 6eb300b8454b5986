import { ClipboardList } from 'lucide-react'
import { officeTexts } from '#client/locales/office.ts'
import { templatesTexts } from '#client/locales/office-templates.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import type { TemplateHead } from '#shared/office/template-protocol.ts'
import type { PageProps } from '../office-page.ts'
import { PageFrame } from '../page-frame.tsx'
import { QueryView } from '../query-view.tsx'
import { ROW_CLASS, RowList } from '../row-list.tsx'
import { useStores, zoneOf } from '../use-stores.ts'
import { TemplateView } from './template-view.tsx'
import { useTemplate, useTemplates } from './use-templates.ts'

/** Lists, 5S sheets and level tables with their versions; one is opened in place. */
export function TemplatesPage({ chosen, onChoose }: PageProps) {
  const t = useText(officeTexts)
  const s = useText(templatesTexts)
  const language = useLanguage()
  const templates = useTemplates()
  const head = templates.data?.templates.find(({ id }) => id === chosen)
  return (
    <PageFrame
      title={head ? head.name[language] : t('page.templates')}
      summary={head && s('versionIs', { version: head.version })}
      actions={
        head && (
          <a
            href="/office/templates"
            className="flex min-h-12 items-center rounded-control px-4 font-medium text-primary"
          >
            {s('all')}
          </a>
        )
      }
    >
      <QueryView query={templates}>
        {({ templates: all }) =>
          all.length === 0 ? (
            <EmptyState icon={ClipboardList} text={s('none')} />
          ) : head ? (
            <div className="flex flex-col gap-8">
              <OpenTemplate key={head.id} head={head} onOpen={onChoose} />
              <section className="flex flex-col gap-3">
                <h2 className="font-semibold">{s('versions')}</h2>
                <Versions
                  label={s('versions')}
                  heads={all.filter(
                    ({ kind, code }) => kind === head.kind && code === head.code,
                  )}
                />
              </section>
            </div>
          ) : (
            <Versions label={t('page.templates')} heads={all.filter(isTop)} />
          )
        }
      </QueryView>
    </PageFrame>
  )

  function isTop({ kind, code, version }: TemplateHead): boolean {
    const own = (templates.data?.templates ?? []).filter(
      (one) => one.kind === kind && one.code === code,
    )
    return Math.max(...own.map((one) => one.version)) === version
  }
}

function OpenTemplate({
  head,
  onOpen,
}: {
  head: TemplateHead
  onOpen: (id: string) => void
}) {
  const template = useTemplate(head.id)
  return (
    <QueryView query={template}>
      {(held) => <TemplateView head={head} held={held} onOpen={onOpen} />}
    </QueryView>
  )
}

function Versions({ label, heads }: { label: string; heads: readonly TemplateHead[] }) {
  const s = useText(templatesTexts)
  const language = useLanguage()
  const format = useFormat()
  const zone = zoneOf(useStores().data?.stores)
  return (
    <RowList label={label}>
      {heads.map(({ id, kind, name, version, state, items, publishedAt }) => (
        <li key={id}>
          <a
            href={`/office/templates/${encodeURIComponent(id)}`}
            data-row
            className={ROW_CLASS}
          >
            <span className="min-w-40 flex-1 basis-48">
              <span className="block font-semibold">{name[language]}</span>
              <span className="block text-minor text-muted">{s(`kind.${kind}`)}</span>
            </span>
            <span className="min-w-24">{s('versionIs', { version })}</span>
            <span className="min-w-24 text-minor text-muted">
              {s('items', { count: items })}
            </span>
            <span className="figures min-w-32 text-minor text-muted">
              {publishedAt === null ? s('delivered') : format.dayTime(publishedAt, zone)}
            </span>
            <span className="min-w-20 font-medium">{s(`state.${state}`)}</span>
          </a>
        </li>
      ))}
    </RowList>
  )
}
