import type { ReactNode } from 'react'
import type { officeTexts } from '#client/locales/office.ts'
import type { KeyOf } from '#client/locales/use-text.ts'
import type { Icon } from '#client/ui/icon.ts'
import type { Role } from '#shared/people/person.ts'

export type PageProps = {
  /** What of the page is open: `/office/people/<chosen>`. */
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
}

export type OfficePage = {
  /** Behind `/office/`. */
  readonly path: string
  readonly label: Extract<KeyOf<typeof officeTexts>, `page.${string}`>
  readonly icon: Icon
  readonly roles: readonly Role[]
  readonly load: () => Promise<(props: PageProps) => ReactNode>
}

/** In the place of an id: the form for another one. */
export const NEW = 'new'
