import {
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { NotFound } from './not-found.tsx'
import { Root } from './root.tsx'
import { hrefOf, type Screen } from './screen.ts'
import { screens } from './screens.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFound })

const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Shell })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad() {
    throw redirect({ href: hrefOf(screens[0]), replace: true })
  },
})

function routeOf<const Path extends string>(screen: Screen<Path>) {
  return createRoute({
    getParentRoute: () => framed,
    path: screen.path,
    component: lazyScreen(screen),
  })
}

function bareRouteOf<const Path extends string>(screen: Screen<Path>) {
  return createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: lazyScreen(screen),
  })
}

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    ...screens.filter((s) => s.isBare).map(bareRouteOf),
    framed.addChildren(screens.filter((s) => !s.isBare).map(routeOf)),
  ]),
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
