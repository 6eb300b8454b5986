/** Everything the pages of the office ask, below `/office/v1`; its sign-in lies elsewhere. */
import { Hono } from 'hono'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { PhotoStore } from '../../features/photo/photo-store.ts'
import type { AppEnv } from '../app-env.ts'
import { auditRoutes } from './audit-routes.ts'
import { modelsRoutes, testCarsRoutes } from './cars-routes.ts'
import { devicesRoutes } from './devices-routes.ts'
import { exportsRoutes, type OfficeFiles } from './exports-routes.ts'
import { officeGuard } from './office-guard.ts'
import { peopleRoutes } from './people-routes.ts'
import { personalRoutes } from './personal-routes.ts'
import { quarantineRoutes } from './quarantine-routes.ts'
import { signedRoutes } from './signed-routes.ts'
import { storesRoutes } from './stores-routes.ts'
import { templatesRoutes } from './templates-routes.ts'

type OfficePageInput = {
  readonly deps: IdentityDeps
  readonly forget: () => void
  readonly photos: PhotoStore | null
  readonly files: OfficeFiles | null
}

export function officePageRoutes({ deps, forget, files, photos }: OfficePageInput) {
  const guard = officeGuard(deps)
  return new Hono<AppEnv>()
    .route('/stores', storesRoutes({ deps }, guard))
    .route('/templates', templatesRoutes({ deps }, guard))
    .route('/models', modelsRoutes({ deps }, guard))
    .route('/test-cars', testCarsRoutes({ deps }, guard))
    .route('/people', peopleRoutes({ deps }, guard))
    .route('/devices', devicesRoutes({ deps, forget }, guard))
    .route('/quarantine', quarantineRoutes({ deps }, guard))
    .route('/personal', personalRoutes({ deps, photos }, guard))
    .route('/audit', auditRoutes({ deps }, guard))
    .route('/exports', exportsRoutes({ deps, files }, guard))
    .route('/signed', signedRoutes({ deps }, guard))
}
