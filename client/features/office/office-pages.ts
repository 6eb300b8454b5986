/** THE list of pages, in the order of the navigation. */
import { Activity, Tablet, Users } from 'lucide-react'
import type { OfficePage } from './office-page.ts'

const OFFICE = ['manager', 'office', 'admin'] as const

export const officePages: readonly OfficePage[] = [
  {
    path: 'health',
    label: 'page.health',
    icon: Activity,
    roles: OFFICE,
    load: () => import('./health/health-page.tsx').then((m) => m.HealthPage),
  },
  {
    path: 'devices',
    label: 'page.devices',
    icon: Tablet,
    roles: OFFICE,
    load: () => import('./devices/devices-page.tsx').then((m) => m.DevicesPage),
  },
  {
    path: 'people',
    label: 'page.people',
    icon: Users,
    roles: OFFICE,
    load: () => import('./people/people-page.tsx').then((m) => m.PeoplePage),
  },
]
