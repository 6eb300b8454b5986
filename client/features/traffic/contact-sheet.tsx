import { PhoneCall, SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { useDay, useRecord } from '#client/data/use-records.ts'
import { ExportButton } from '#client/export/export-button.tsx'
import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ListDetail } from '#client/ui/list-detail.tsx'
import { ListPane } from '#client/ui/list-pane.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { useChosen } from '#client/ui/use-chosen.ts'
import { CONTACT_KINDS, type ContactKind, contact } from '#shared/contact/contact.ts'
import { contactTotals, totalsByKind } from '#shared/contact/contact-sheet.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { ContactList } from './contact-list.tsx'
import { isReadableContact } from './contact-look.ts'
import { ContactPane } from './contact-pane.tsx'
import { contactTable } from './contact-table.ts'
import { ContactTotalsPanel } from './contact-totals.tsx'
import { DaySwitch } from './day-switch.tsx'
import { mayTakePhones } from './may-take-phones.ts'
import { QuickAdd } from './quick-add.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import type { Desk } from './traffic-gate.tsx'
import { useNames } from './use-names.ts'

const HOME = '/contacts'

/** The rows of a day, of all four ways in or of one. */
export function ContactSheet({ desk }: { desk: Desk }) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const { store, people, me } = desk
  const names = useNames()
  const [chosen, go] = useChosen(HOME)
  const today = useBusinessDay()
  const [picked, setPicked] = useState<string | null>(null)
  const linked = useRecord(contact, chosen)?.day
  const day = picked ?? linked ?? today
  const held = useDay(contact, day)
  const [kind, setKind] = useState<ContactKind | null>(null)
  const rows = useMemo(
    () =>
      held
        ?.filter(isReadableContact)
        .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)),
    [held],
  )
  const byKind = useMemo(() => totalsByKind(rows ?? []), [rows])
  const shown = rows?.filter((row) => kind === null || row.contactKind === kind)

  function handleDay(next: string) {
    setPicked(next)
    if (chosen !== null) go(null)
  }
  const list = (
    <ListPane>
      {desk.mayEdit && day === today && <QuickAdd zone={store.zone} onAdded={go} />}
      {rows && rows.length > 0 && (
        <ChoiceChips
          label={t('kinds')}
          options={CONTACT_KINDS.map((value) => ({
            value,
            label: t('kindCount', { kind: t(`kind.${value}`), count: byKind[value].all }),
          }))}
          value={kind}
          onChange={setKind}
        />
      )}
      {rows?.length === 0 && (
        <EmptyState icon={PhoneCall} text={t('empty')} hint={t('emptyHint')} />
      )}
      {rows && rows.length > 0 && shown?.length === 0 && (
        <EmptyState icon={SearchX} text={common('noneFound')} />
      )}
      {shown && shown.length > 0 && (
        <ContactList
          key={day}
          rows={shown}
          zone={store.zone}
          people={people}
          chosenId={chosen}
        />
      )}
      {rows && rows.length > 0 && (
        // Where there is no second pane to hold them.
        <div className="pair:hidden">
          <ContactTotalsPanel all={contactTotals(rows)} byKind={byKind} />
        </div>
      )}
    </ListPane>
  )
  return (
    <ScreenFrame
      title={t('title')}
      summary={<DaySwitch day={day} today={today} onChange={handleDay} />}
      actions={
        shown && (
          // Alone on the screen, a row needs the room more than this does.
          <span className={chosen ? 'contents max-pair:hidden' : 'contents'}>
            <ExportButton
              store={store}
              day={day}
              mayTakePhones={mayTakePhones(me.role)}
              tableOf={(target) =>
                contactTable(
                  { t, common, names, people, rows: shown, zone: store.zone },
                  target,
                )
              }
            />
          </span>
        )
      }
    >
      <SheetTabs current={HOME} isAside={chosen !== null} />
      <p role="status" className="sr-only">
        {rows ? '' : common('loading')}
      </p>
      <ListDetail
        list={list}
        detail={chosen && <ContactPane key={chosen} id={chosen} desk={desk} />}
        placeholder={
          rows && rows.length > 0 ? (
            <div className="flex flex-col gap-4">
              <p className="text-muted">{t('choose')}</p>
              <ContactTotalsPanel all={contactTotals(rows)} byKind={byKind} />
            </div>
          ) : undefined
        }
        onBack={() => go(null)}
        backLabel={common('back')}
      />
    </ScreenFrame>
  )
}
