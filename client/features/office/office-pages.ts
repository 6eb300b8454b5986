/** THE list of pages, in the order of the navigation. */
import { Activity } from 'lucide-react'
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
]
