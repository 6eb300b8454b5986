import {
  ClipboardCheck,
  DoorOpen,
  MessageSquareWarning,
  Phone,
  StickyNote,
  TriangleAlert,
  User,
} from 'lucide-react'
import type { Icon } from '#client/ui/icon.ts'
import type { SearchHit } from '#shared/search/search-protocol.ts'
import { SEARCHED, type SearchGroup } from '#shared/search/searched.ts'
import { useHitWords } from './use-hit-words.ts'

export const OPTION_CLASS =
  'flex min-h-14 w-full items-center gap-4 px-5 py-2 text-start -outline-offset-3! hover:bg-surface aria-selected:bg-primary-tint aria-selected:shadow-[inset_4px_0_0_var(--primary)]'

const ICONS = {
  visits: DoorOpen,
  contacts: Phone,
  complaints: MessageSquareWarning,
  cards: TriangleAlert,
  checklists: ClipboardCheck,
  people: User,
  tasks: StickyNote,
} satisfies Record<SearchGroup, Icon>

type HitRowProps = {
  id: string
  hit: SearchHit
  /** Null: it has no screen, or is not on this tablet. */
  href: string | null
  isActive: boolean
  onFollow: () => void
  /** Said behind the rest. */
  mark?: string
}

/** One record in two lines; the whole row is the link. */
export function HitRow({ id, hit, href, isActive, onFollow, mark }: HitRowProps) {
  const { title, facts } = useHitWords(hit)
  const Icon = ICONS[SEARCHED.get(hit.kind)?.group ?? 'tasks']
  const content = (
    <>
      <Icon className="size-5 shrink-0 text-muted" aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">
          <bdi>{title}</bdi>
        </span>
        <span className="figures block truncate text-minor text-muted">
          {[...facts, ...(mark ? [mark] : [])].join('・')}
        </span>
      </span>
    </>
  )
  const shared = { id, role: 'option', 'aria-selected': isActive, className: OPTION_CLASS }
  return href === null ? (
    <div {...shared} tabIndex={-1}>
      {content}
    </div>
  ) : (
    <a {...shared} href={href} tabIndex={-1} onClick={onFollow}>
      {content}
    </a>
  )
}
