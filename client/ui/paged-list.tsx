import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { List } from './list-row.tsx'

type PagedListProps<Row> = {
  label: string
  rows: readonly Row[]
  /** Rows drawn at once; the rest of a long list is asked for. */
  page: number
  moreLabel: (count: number) => string
  /** A `li` with its key. */
  children: (row: Row) => ReactNode
}

export function PagedList<Row>({
  label,
  rows,
  page,
  moreLabel,
  children,
}: PagedListProps<Row>) {
  const [shown, setShown] = useState(page)
  const rest = rows.length - shown
  return (
    <>
      <List label={label}>{rows.slice(0, shown).map(children)}</List>
      {rest > 0 && (
        <Button onPress={() => setShown(shown + page)}>
          {moreLabel(Math.min(rest, page))}
        </Button>
      )}
    </>
  )
}
