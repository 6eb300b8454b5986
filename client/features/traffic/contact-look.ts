import { Globe, MapPin, Phone, Tent } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import type { Icon } from '#client/ui/icon.ts'
import { type Contact, type ContactKind, contact } from '#shared/contact/contact.ts'

export const CONTACT_ICONS = {
  call: Phone,
  web: Globe,
  display: Tent,
  outreach: MapPin,
} satisfies Record<ContactKind, Icon>

/** What lies in the browser's storage is not trusted: a row of another shape is not shown. */
export function isReadableContact(record: Held<Contact>): boolean {
  return contact.body.safeParse(record).success
}
