import {
  CalendarClock,
  CarFront,
  Ellipsis,
  FileText,
  Frown,
  Gauge,
  HandCoins,
  Hourglass,
  IdCard,
  Landmark,
  ShieldAlert,
  Sofa,
} from 'lucide-react'
import type { Icon } from '#client/ui/icon.ts'
import type { ComplaintCategory } from '#shared/complaint/complaint.ts'

/** A category a newer version has made up is shown as `other`. */
export function knownCategory(category: ComplaintCategory): ComplaintCategory {
  return Object.hasOwn(CATEGORY_ICONS, category) ? category : 'other'
}

export const CATEGORY_ICONS = {
  attitude: Frown,
  waiting: Hourglass,
  price_promise: HandCoins,
  contract_fee: FileText,
  delivery_delay: CalendarClock,
  car_quality: CarFront,
  papers_plates: IdCard,
  finance_insurance: Landmark,
  test_drive: Gauge,
  environment: Sofa,
  data_privacy: ShieldAlert,
  other: Ellipsis,
} satisfies Record<ComplaintCategory, Icon>
