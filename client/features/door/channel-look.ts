import { CalendarCheck, DoorOpen, Package, Repeat2 } from 'lucide-react'
import type { Icon } from '#client/ui/icon.ts'
import type { Channel } from '#shared/visit/visit.ts'

export const CHANNEL_ICONS = {
  first: DoorOpen,
  repeat: Repeat2,
  appointment: CalendarCheck,
  other: Package,
} satisfies Record<Channel, Icon>
