import { contactTexts } from '#client/locales/contact.ts'
import { useText } from '#client/locales/use-text.ts'
import { ContactSheet } from './contact-sheet.tsx'
import { TrafficGate } from './traffic-gate.tsx'

/** The 《來電/網絡/外展/外拓客戶統計表》 of a day. */
export function ContactsScreen() {
  const t = useText(contactTexts)
  return (
    <TrafficGate title={t('title')} kind="contact">
      {(desk) => <ContactSheet desk={desk} />}
    </TrafficGate>
  )
}
