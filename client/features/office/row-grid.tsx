import type { ReactNode } from 'react'
import { RouterProvider } from 'react-aria-components'
import { Collection } from 'react-aria-components/Collection'
import {
  GridList,
  GridListItem,
  GridListLoadMoreItem,
} from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { useLocation } from 'wouter'
import { useLanguage } from '#client/locales/use-language.ts'

/** Hairlines are what shows between the rows. */
const LAYOUT = { estimatedRowHeight: 72, gap: 1, loaderHeight: 1 }

export type RowGridProps<Row extends object> = {
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** What is read out of it, and what typing its first letters jumps to. */
  nameOf: (row: Row) => string
  hrefOf: (row: Row) => string
  children: (row: Row) => ReactNode
  /** What `children` shows beside its row. */
  dependencies?: readonly unknown[]
  /** The list goes on: asked for a screenful before its end. */
  more?: { isLoading: boolean; onLoad: () => void } | undefined
}

/**
 * Rows of links of which only those in sight are laid out, so thousands cost what a screenful
 * does. Arrows, Home, End and typing go through them, Enter opens.
 */
export function RowGrid<Row extends object>(props: RowGridProps<Row>) {
  const { label, rows, keyOf, nameOf, hrefOf, children, dependencies = [], more } = props
  const [, navigate] = useLocation()
  const language = useLanguage()
  // Without it a link is made and clicked, and with it goes the focus.
  return (
    <RouterProvider navigate={navigate}>
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT} shouldObserveItemSize>
        <GridList
          aria-label={label}
          className="overflow-clip rounded-card border border-hairline bg-hairline shadow-lift outline-none"
        >
          <Collection items={rows} dependencies={[language, ...dependencies]}>
            {(row) => (
              <GridListItem
                id={keyOf(row)}
                textValue={nameOf(row)}
                href={hrefOf(row)}
                className={ROW_CLASS}
              >
                {children(row)}
              </GridListItem>
            )}
          </Collection>
          {more && (
            <GridListLoadMoreItem isLoading={more.isLoading} onLoadMore={more.onLoad} />
          )}
        </GridList>
      </Virtualizer>
    </RouterProvider>
  )
}

const ROW_CLASS =
  'flex w-full cursor-pointer flex-wrap items-center gap-x-5 gap-y-2 bg-card px-5 py-3 text-start -outline-offset-3! hover:bg-surface'
