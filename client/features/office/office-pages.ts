/** THE list of pages, in the order of the navigation. */
import {
  Activity,
  Building2,
  Car,
  ClipboardList,
  FileDown,
  KeyRound,
  ScrollText,
  Signature,
  Tablet,
  UserSearch,
  Users,
} from 'lucide-react'
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
  {
    path: 'stores',
    label: 'page.stores',
    icon: Building2,
    roles: OFFICE,
    load: () => import('./stores/stores-page.tsx').then((m) => m.StoresPage),
  },
  {
    path: 'templates',
    label: 'page.templates',
    icon: ClipboardList,
    roles: OFFICE,
    load: () => import('./templates/templates-page.tsx').then((m) => m.TemplatesPage),
  },
  {
    path: 'cars',
    label: 'page.cars',
    icon: Car,
    roles: OFFICE,
    load: () => import('./cars/cars-page.tsx').then((m) => m.CarsPage),
  },
  {
    path: 'audit',
    label: 'page.audit',
    icon: ScrollText,
    roles: OFFICE,
    load: () => import('./audit/audit-page.tsx').then((m) => m.AuditPage),
  },
  {
    path: 'signed',
    label: 'page.signed',
    icon: Signature,
    roles: OFFICE,
    load: () => import('./signed/signed-page.tsx').then((m) => m.SignedPage),
  },
  {
    path: 'exports',
    label: 'page.exports',
    icon: FileDown,
    roles: OFFICE,
    load: () => import('./exports/exports-page.tsx').then((m) => m.ExportsPage),
  },
  {
    path: 'personal',
    label: 'page.personal',
    icon: UserSearch,
    roles: ['office', 'admin'],
    load: () => import('./personal/personal-page.tsx').then((m) => m.PersonalPage),
  },
  {
    path: 'account',
    label: 'page.account',
    icon: KeyRound,
    roles: OFFICE,
    load: () => import('./sign-in/account-page.tsx').then((m) => m.AccountPage),
  },
]
