import { lazy, type ReactNode } from 'react'
import type { OfficePage, PageProps } from './office-page.ts'
import { officePages } from './office-pages.ts'

/** Made once, so that a page is not taken for another one and built anew. */
export const lazyPages = new Map<OfficePage, (props: PageProps) => ReactNode>(
  officePages.map((page) => {
    const Loaded = lazy(async () => ({ default: await page.load() }))
    return [page, (props: PageProps) => <Loaded {...props} />]
  }),
)
