import './print.css'
import { createPortal } from 'react-dom'
import { exportTexts } from '#client/locales/export.ts'
import { useText } from '#client/locales/use-text.ts'
import { type Table, textOf } from '#shared/export/table.ts'

/** What stands around the table on paper; all of it words already. */
export type PrintFacts = {
  readonly store: string
  readonly day: string
  /** Who printed it, and when. */
  readonly printedBy: string
  /** How complete the data is. */
  readonly completeness: string
}

type PrintSheetProps = { table: Table; facts: PrintFacts }

/** The paper form. Not seen on the screen; on paper nothing else is. */
export function PrintSheet({ table, facts }: PrintSheetProps) {
  const t = useText(exportTexts)
  return createPortal(
    <section className="print-sheet" aria-hidden="true">
      <header>
        <h1>{table.title}</h1>
        <span>{facts.store}</span>
        <span>{facts.day}</span>
      </header>
      <table>
        <colgroup>
          {table.columns.map(({ label, width }) => (
            <col key={label} style={{ width: `${width}em` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {table.columns.map(({ label }) => (
              <th key={label}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet on paper never changes
            <tr key={row} data-struck={table.struck?.has(row) || undefined}>
              {cells.map((cell, i) => (
                <td
                  key={table.columns[i]?.label}
                  data-number={typeof cell === 'number' || undefined}
                >
                  {textOf(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        {table.totals.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <ul>
          <li>{t('sign.desk')}</li>
          <li>{t('sign.supervisor')}</li>
          <li>{t('sign.manager')}</li>
        </ul>
        <p>{facts.printedBy}</p>
        <p>{facts.completeness}</p>
      </footer>
    </section>,
    document.body,
  )
}
