import type { ReactNode } from 'react'
import { ExportButton, type ExportButtonProps } from '#client/export/export-button.tsx'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { ListDetail } from '#client/ui/list-detail.tsx'
import { ListPane } from '#client/ui/list-pane.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { mayTakePhones } from '#shared/permissions.ts'
import { DaySwitch } from './day-switch.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import type { Desk } from './traffic-gate.tsx'
import type { SheetDay } from './use-sheet-day.ts'

type SheetFrameProps = {
  title: string
  desk: Desk
  at: SheetDay
  /** Null while the rows are read. */
  tableOf: ExportButtonProps['tableOf'] | null
  list: ReactNode
  /** Null: no rows to add up. */
  totals: ReactNode | null
  detail: ReactNode | null
  chooseText: string
}

/** A sheet of the desk: its day, its rows, the one that is open and what they add up to. */
export function SheetFrame({ at, desk, tableOf, totals, ...props }: SheetFrameProps) {
  const t = useText(trafficTexts)
  const { chosen, day } = at
  return (
    <ScreenFrame
      title={props.title}
      summary={<DaySwitch day={day} today={at.today} onChange={at.show} />}
      actions={
        tableOf && (
          // Alone on the screen, a row needs the room more than this does.
          <span className={chosen ? 'contents max-pair:hidden' : 'contents'}>
            <ExportButton
              store={desk.store}
              day={day}
              mayTakePhones={mayTakePhones(desk.me.role)}
              tableOf={tableOf}
            />
          </span>
        )
      }
    >
      <SheetTabs current={at.home} isAside={chosen !== null} />
      <p role="status" className="sr-only">
        {tableOf ? '' : t('loading')}
      </p>
      <ListDetail
        list={
          <ListPane>
            {props.list}
            {/* Where there is no second pane to hold them. */}
            {totals && <div className="pair:hidden">{totals}</div>}
          </ListPane>
        }
        detail={props.detail}
        placeholder={
          totals && (
            <div className="flex flex-col gap-4">
              <p className="text-muted">{props.chooseText}</p>
              {totals}
            </div>
          )
        }
        onBack={() => at.go(null)}
        backLabel={t('back')}
      />
    </ScreenFrame>
  )
}
