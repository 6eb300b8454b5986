import { Signpost } from 'lucide-react'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'

export function NotFound() {
  const t = useText(app)
  return (
    <main>
      <EmptyState
        icon={Signpost}
        text={t('error.notFound')}
        hint={t('error.notFoundText')}
        action={
          <a
            href="/"
            className="inline-flex min-h-12 items-center rounded-control px-5 font-semibold text-primary hover:bg-primary-tint"
          >
            {t('error.home')}
          </a>
        }
      />
    </main>
  )
}
