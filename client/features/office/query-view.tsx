import { Ban, CloudAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { problemCode } from './office-problem.ts'

type QueryViewProps<T> = {
  query: { data: T | undefined; error: unknown; refetch: () => Promise<unknown> }
  children: (data: T) => ReactNode
}

/** Honest about what is known: nothing yet, why not, or what was last heard and is old now. */
export function QueryView<T>({ query, children }: QueryViewProps<T>) {
  const t = useText(officeTexts)
  const { data, error, refetch } = query
  if (data === undefined) {
    return error ? (
      <ProblemState error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading />
    )
  }
  return (
    <>
      {error && (
        <div
          role="alert"
          className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-control bg-attention-tint px-4 py-2 text-attention"
        >
          <StateShape shape="triangle" className="size-5" />
          <p className="min-w-0 flex-1">{t('stale')}</p>
          <Button tone="quiet" onPress={() => void refetch()}>
            {t('retry')}
          </Button>
        </div>
      )}
      {children(data)}
    </>
  )
}

export function Loading() {
  return (
    <p role="status" className="flex items-center gap-3 px-1 py-8 text-muted">
      <Spinner />
      {useText(officeTexts)('loading')}
    </p>
  )
}

export function ProblemState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText(officeTexts)
  const code = problemCode(error)
  const isForbidden = code === 'forbidden'
  return (
    <div role="alert">
      <EmptyState
        icon={isForbidden ? Ban : CloudAlert}
        text={t(`problem.${code}`)}
        {...(isForbidden ? { hint: t('problem.forbidden.hint') } : {})}
        action={!isForbidden && <Button onPress={onRetry}>{t('retry')}</Button>}
      />
    </div>
  )
}
