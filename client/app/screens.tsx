/** THE list of screens. The app opens at the first that whoever acts may see. */
import {
  DoorOpen,
  Ellipsis,
  Footprints,
  ListTodo,
  MessageSquareWarning,
} from 'lucide-react'
import { screen } from './screen.ts'

const FLOOR = ['consultant', 'reception', 'supervisor', 'manager', 'admin'] as const
const STAFF = [...FLOOR, 'office'] as const

export const screens = [
  screen({
    path: '/today',
    label: 'screen.today',
    icon: ListTodo,
    actors: STAFF,
    load: () =>
      import('#client/features/today/today-screen.tsx').then((m) => m.TodayScreen),
  }),
  screen({
    path: '/checklists/:id?',
    label: 'screen.checklists',
    hasCorner: true,
    actors: FLOOR,
    load: () =>
      import('#client/features/checklist/checklist-screen.tsx').then(
        (m) => m.ChecklistScreen,
      ),
  }),
  screen({
    path: '/walk/:id?',
    label: 'screen.walk',
    icon: Footprints,
    hasCorner: true,
    actors: FLOOR,
    load: () =>
      import('#client/features/inspection/walk/walk-screen.tsx').then((m) => m.WalkScreen),
  }),
  screen({
    path: '/door',
    label: 'screen.door',
    icon: DoorOpen,
    hasCorner: true,
    actors: [...FLOOR, 'device'],
    load: () => import('#client/features/door/door-screen.tsx').then((m) => m.DoorScreen),
  }),
  screen({
    path: '/cards/:id?',
    label: 'screen.cards',
    hasCorner: true,
    actors: FLOOR,
    load: () =>
      import('#client/features/inspection/card/card-screen.tsx').then((m) => m.CardScreen),
  }),
  screen({
    path: '/complaints/:id?',
    label: 'screen.complaints',
    icon: MessageSquareWarning,
    hasCorner: true,
    actors: STAFF,
    load: () =>
      import('#client/features/complaint/complaint-list-screen.tsx').then(
        (m) => m.ComplaintListScreen,
      ),
  }),
  screen({
    path: '/traffic/:id?',
    label: 'screen.traffic',
    hasCorner: true,
    actors: STAFF,
    load: () =>
      import('#client/features/traffic/traffic-screen.tsx').then((m) => m.TrafficScreen),
  }),
  screen({
    path: '/contacts/:id?',
    label: 'screen.contacts',
    hasCorner: true,
    actors: STAFF,
    load: () =>
      import('#client/features/traffic/contacts-screen.tsx').then((m) => m.ContactsScreen),
  }),
  screen({
    path: '/meeting',
    label: 'screen.meeting',
    actors: FLOOR,
    load: () =>
      import('#client/features/meeting/meeting-screen.tsx').then((m) => m.MeetingScreen),
  }),
  screen({
    path: '/figures',
    label: 'screen.figures',
    actors: STAFF,
    load: () =>
      import('#client/features/figures/figures-screen.tsx').then((m) => m.FiguresScreen),
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
