/** THE list of screens. The first is where the app opens. */
import { DoorOpen, Ellipsis, Footprints, MessageSquareWarning } from 'lucide-react'
import { screen } from './screen.ts'

const FLOOR = ['consultant', 'reception', 'supervisor', 'manager', 'admin'] as const
const STAFF = [...FLOOR, 'office'] as const

export const screens = [
  screen({
    path: '/door',
    label: 'screen.door',
    icon: DoorOpen,
    actors: [...FLOOR, 'device'],
    load: () => import('#client/features/door/door-screen.tsx').then((m) => m.DoorScreen),
  }),
  screen({
    path: '/walk/:id?',
    label: 'screen.walk',
    icon: Footprints,
    actors: FLOOR,
    load: () =>
      import('#client/features/inspection/walk/walk-screen.tsx').then((m) => m.WalkScreen),
  }),
  screen({
    path: '/complaints/:id?',
    label: 'screen.complaints',
    icon: MessageSquareWarning,
    actors: STAFF,
    load: () =>
      import('#client/features/complaint/complaint-list-screen.tsx').then(
        (m) => m.ComplaintListScreen,
      ),
  }),
  screen({
    path: '/more',
    label: 'screen.more',
    icon: Ellipsis,
    actors: [...STAFF, 'device'],
    load: () => import('./more-screen.tsx').then((m) => m.MoreScreen),
  }),
  screen({
    path: '/setup',
    label: 'screen.setup',
    actors: 'anyone',
    isBare: true,
    load: () =>
      import('#client/features/setup/setup-screen.tsx').then((m) => m.SetupScreen),
  }),
  screen({
    path: '/enrol',
    label: 'screen.enrol',
    actors: 'anyone',
    isBare: true,
    load: () => import('./enrol-page.tsx').then((m) => m.EnrolPage),
  }),
  screen({
    path: '/briefing',
    label: 'screen.briefing',
    actors: 'anyone',
    isBare: true,
    load: () =>
      import('#client/features/briefing/briefing-screen.tsx').then((m) => m.BriefingScreen),
  }),
] as const
