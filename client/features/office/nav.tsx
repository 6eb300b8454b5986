import { Menu } from 'lucide-react'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { useMyPages, useOfficePage } from './use-office-page.ts'

/** Beside the page where there is room, folded above it where there is not. */
export function Nav() {
  const t = useText(officeTexts)
  const pages = useMyPages()
  const { page: current } = useOfficePage()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <nav
      aria-label={t('navigation')}
      className="shrink-0 border-hairline bg-card max-pair:border-b pair:w-60 pair:overflow-y-auto pair:border-e pair:py-3"
    >
      <div className="px-4 py-1 pair:hidden">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-h-12 items-center gap-3 rounded-control px-2 font-semibold text-primary"
        >
          <Menu className="size-5" aria-hidden />
          {current ? t(current.label) : t('navigation')}
        </button>
      </div>
      <ul className={classNames('flex flex-col pair:flex', !isOpen && 'max-pair:hidden')}>
        {pages.map((page) => {
          const { icon: Icon, path, label } = page
          const isCurrent = page === current
          return (
            <li key={path}>
              <a
                href={`/office/${path}`}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => setIsOpen(false)}
                className={classNames(
                  'mx-3 flex min-h-12 items-center gap-3 rounded-control px-3 font-medium',
                  isCurrent ? 'bg-primary-tint text-primary' : 'hover:bg-surface',
                )}
              >
                <Icon className="size-5 shrink-0" aria-hidden />
                {t(label)}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
