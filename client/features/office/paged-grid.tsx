import type { ReactNode } from 'react'
import { type PagedQuery, PagesView } from './pages-view.tsx'
import { RowGrid, type RowGridProps } from './row-grid.tsx'

type PagedGridProps<Page, Row extends object> = Omit<RowGridProps<Row>, 'rows' | 'more'> & {
  query: PagedQuery<Page>
  rowsOf: (page: Page) => readonly Row[]
  total: number | undefined
  empty: ReactNode
}

/** A list of any length: its pages are fetched as somebody goes down. */
export function PagedGrid<Page, Row extends object>(props: PagedGridProps<Page, Row>) {
  const { query, rowsOf, total, empty, ...grid } = props
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  // After a failure somebody asks for it, so that nothing goes round in a circle.
  const goesOn = hasNextPage && !isFetchNextPageError
  const more = { isLoading: isFetchingNextPage, onLoad: () => void fetchNextPage() }
  return (
    <PagesView
      query={query}
      countOf={(page) => rowsOf(page).length}
      total={total}
      empty={empty}
    >
      {(pages) => (
        <RowGrid
          {...grid}
          rows={eachOnce(pages.flatMap(rowsOf), grid.keyOf)}
          more={goesOn ? more : undefined}
        />
      )}
    </PagesView>
  )
}

/** A row that moved between two answers came with both. */
function eachOnce<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}
