import { PhoneCall, SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useDay } from '#client/data/use-records.ts'
import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { CONTACT_KINDS, type ContactKind, contact } from '#shared/contact/contact.ts'
import { contactTotals, totalsByKind } from '#shared/contact/contact-sheet.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { ContactList } from './contact-list.tsx'
import { isReadableContact } from './contact-look.ts'
import { ContactPane } from './contact-pane.tsx'
import { contactTable } from './contact-table.ts'
import { ContactTotalsPanel } from './contact-totals.tsx'
import { QuickAdd } from './quick-add.tsx'
import { SheetFrame } from './sheet-frame.tsx'
import type { Desk } from './traffic-gate.tsx'
import { useNames } from './use-names.ts'
import { useSheetDay } from './use-sheet-day.ts'

/** The rows of a day, of all four ways in or of one. */
export function ContactSheet({ desk }: { desk: Desk }) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const { store, people } = desk
  const names = useNames()
  const at = useSheetDay('/contacts')
  const { day, today, chosen, go } = at
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
  const list = (
    <>
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
    </>
  )
  return (
    <SheetFrame
      title={t('title')}
      desk={desk}
      at={at}
      tableOf={
        shown
          ? (target) =>
              contactTable(
                { t, common, names, people, rows: shown, zone: store.zone },
                target,
              )
          : null
      }
      list={list}
      totals={
        rows && rows.length > 0 ? (
          <ContactTotalsPanel all={contactTotals(rows)} byKind={byKind} />
        ) : null
      }
      detail={chosen && <ContactPane key={chosen} id={chosen} desk={desk} />}
      chooseText={t('choose')}
    />
  )
}
