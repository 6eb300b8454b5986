/** THE list of screens. The first on the rail is where the app opens. */
import { Ellipsis } from 'lucide-react'
import { screen } from './screen.ts'

export const screens = [
  screen({
    path: '/more',
    label: 'screen.more',
    icon: Ellipsis,
    actors: 'anyone',
    load: () => import('./more-screen.tsx').then((m) => m.MoreScreen),
  }),
] as const
