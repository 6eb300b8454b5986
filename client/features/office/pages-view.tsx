import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { QueryView } from './query-view.tsx'

export type PagedQuery<Page> = UseInfiniteQueryResult<InfiniteData<Page>>

type PagesViewProps<Page> = {
  query: PagedQuery<Page>
  countOf: (page: Page) => number
  total: number | undefined
  empty: ReactNode
  children: (pages: readonly Page[]) => ReactNode
}

/** A long list, a page at a time: what is shown of how much, and the way to more. */
export function PagesView<Page>(props: PagesViewProps<Page>) {
  const { query, countOf, total, empty, children } = props
  const t = useText(officeTexts)
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = query
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const shown = pages.reduce((sum, page) => sum + countOf(page), 0)
        if (shown === 0) return empty
        return (
          <>
            {children(pages)}
            {hasNextPage && (
              <div className="flex flex-wrap items-center gap-4 pt-4">
                <Button isBusy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
                  {t('more')}
                </Button>
                {total !== undefined && (
                  <p className="figures text-minor text-muted">
                    {t('shownOf', { shown, total })}
                  </p>
                )}
              </div>
            )}
          </>
        )
      }}
    </QueryView>
  )
}
