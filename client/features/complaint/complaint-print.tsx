import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { serverNow } from '#client/data/server-now.ts'
import { useStore } from '#client/data/use-store.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import './complaint-print.css'
import type { People } from '#client/people/use-people.ts'
import type { ComplaintView } from './complaint-view.ts'
import { usePrintRows } from './use-print-rows.ts'

type ComplaintPrintProps = {
  view: ComplaintView
  zone: string
  people: People
  me: Me
  onDone: () => void
}

/** The customer complaint form (客戶投訴處理表) as paper knows it, handed to the printer. */
export function ComplaintPrint(props: ComplaintPrintProps) {
  const store = useStore()
  return store ? <Sheet {...props} storeName={store.name} /> : null
}

function Sheet({
  view,
  zone,
  people,
  me,
  onDone,
  storeName,
}: ComplaintPrintProps & { storeName: string }) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const rows = usePrintRows(view, zone, people)

  const done = useRef(onDone)
  done.current = onDone
  // The name a PDF is saved under.
  const fileName = useRef(`${storeName}_${c('print.title')}_${view.number}`)

  // Once: what changes while the printer is asked is not asked for again.
  useEffect(() => {
    const finish = () => done.current()
    addEventListener('afterprint', finish, { once: true })
    const { title } = document
    document.title = fileName.current
    print()
    return () => {
      removeEventListener('afterprint', finish)
      document.title = title
    }
  }, [])

  return createPortal(
    <article className="complaint-sheet">
      <h1>{c('print.title')}</h1>
      <table>
        <thead>
          <tr>
            <th>{c('print.store')}</th>
            <td>{storeName}</td>
            <th>{c('print.number')}</th>
            <td>{view.number}</td>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.map(([name]) => name).join()}>
              {row.map(([name, value], place) => (
                <Cell
                  key={name}
                  {...{ name, value }}
                  span={row.length === 1 ? 3 : 1}
                  isTall={row.length === 1 && value === '' && place === 0}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table style={{ marginTop: '4mm' }}>
        <tbody>
          <tr>
            {(['customer', 'handler', 'supervisor', 'manager'] as const).map((who) => (
              <th key={who}>{c(`print.sign.${who}`)}</th>
            ))}
          </tr>
          <tr>
            {(['customer', 'handler', 'supervisor', 'manager'] as const).map((who) => (
              <td key={who} className="signature" />
            ))}
          </tr>
        </tbody>
      </table>
      <footer>
        {c('print.foot', {
          who: people.nameOf(me.id),
          time: format.dayTime(serverNow(), zone),
        })}
        {view.isWaiting && `　${t('waitingMark')}`}
      </footer>
    </article>,
    document.body,
  )
}

type CellProps = { name: string; value: string; span: number; isTall: boolean }

function Cell({ name, value, span, isTall }: CellProps) {
  return (
    <>
      <th>{name}</th>
      <td colSpan={span} className={isTall ? 'tall' : undefined}>
        {value}
      </td>
    </>
  )
}
