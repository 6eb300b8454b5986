import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'

const TABS = [
  { href: '/traffic', key: 'sheet' },
  { href: '/contacts', key: 'contacts' },
] as const

type SheetTabsProps = {
  current: (typeof TABS)[number]['href']
  /** A row is open, and has the screen to itself where both do not fit. */
  isAside: boolean
}

/** The two sheets of the desk, side by side. */
export function SheetTabs({ current, isAside }: SheetTabsProps) {
  const t = useText(trafficTexts)
  return (
    <nav
      className={classNames(
        'mb-3 flex min-w-0 flex-wrap gap-1',
        isAside && 'max-pair:hidden',
      )}
    >
      {TABS.map(({ href, key }) => (
        <a
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className={classNames(
            'inline-flex min-h-12 items-center rounded-control px-4 text-minor font-semibold transition',
            href === current
              ? 'bg-primary-tint text-primary'
              : 'text-muted hover:bg-surface hover:text-text',
          )}
        >
          {t(key)}
        </a>
      ))}
    </nav>
  )
}
