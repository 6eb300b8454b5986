import type { ReactNode } from 'react'

export type WallRow = {
  readonly key: string
  readonly name: string
  readonly cells: readonly ReactNode[]
}

type WallTableProps = {
  /** The first heads the names. */
  columns: readonly string[]
  rows: readonly WallRow[]
  total?: WallRow
}

/** At most seven rows and their sum, in one size: nobody stands at the bottom of a ranking. */
export function WallTable({ columns, rows, total }: WallTableProps) {
  return (
    <table className="w-full table-fixed border-collapse">
      <thead>
        <tr className="text-muted">
          {columns.map((column, i) => (
            <th
              key={column}
              scope="col"
              className={
                i === 0 ? 'w-[34%] text-start font-semibold' : 'text-end font-semibold'
              }
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
      {total && (
        <tfoot className="font-semibold">
          <Row row={total} />
        </tfoot>
      )}
    </table>
  )
}

function Row({ row: { name, cells } }: { row: WallRow }) {
  return (
    <tr className="border-hairline border-t">
      <th scope="row" className="truncate py-[0.06em] text-start font-semibold">
        {name}
      </th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is what it is by its place
        <td key={i} className="figures text-end">
          {cell}
        </td>
      ))}
    </tr>
  )
}
