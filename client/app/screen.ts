import type { ReactNode } from 'react'
import type { app } from '#client/locales/app.ts'
import type { KeyOf } from '#client/locales/use-text.ts'
import type { Icon } from '#client/ui/icon.ts'
import type { Actor } from '#shared/permissions.ts'

type ScreenLabel = Extract<KeyOf<typeof app>, `screen.${string}`>

export type Screen<Path extends string = string> = {
  /** With `/:id?` behind it, list and detail are one screen (`useChosen`). */
  readonly path: Path
  readonly label: ScreenLabel
  /** Present: it has a place on the rail. */
  readonly icon?: Icon
  /** Who may open it. With `device` it needs no PIN; `anyone` not even an enrolled tablet. */
  readonly actors: readonly Actor[] | 'anyone'
  /** Fills the window by itself, without rail and top bar. */
  readonly isBare?: boolean
  /** Something of its own lies in the lower outer corner: quick add goes to the top bar. */
  readonly hasCorner?: boolean
  readonly load: () => Promise<() => ReactNode>
}

/** Checks a screen; `/:id?` is the only part of a path that is not literal. */
export function screen<const Path extends string>(
  given: Screen<Path extends `${string}$${string}` ? never : Path>,
): Screen {
  return given
}

/** The address of a screen without its optional parts. */
export function hrefOf({ path }: Pick<Screen, 'path'>): string {
  return path.replace(/\/:id\?$/, '')
}

export function isOpenTo({ actors }: Pick<Screen, 'actors'>, actor: Actor): boolean {
  return actors === 'anyone' || actors.includes(actor)
}
