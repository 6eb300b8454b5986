import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import type { Icon } from '#client/ui/icon.ts'
import { hrefOf, isOpenTo } from './screen.ts'
import { screens } from './screens.tsx'
import { useActor } from './use-actor.ts'
import { useScreen } from './use-screen.ts'

/** Where one can go: a rail of 72 px at the hand's far side, a bar below on a phone. */
export function Rail() {
  const t = useText(app)
  const actor = useActor()
  const { screen: current } = useScreen()
  // Without a PIN all of them show: opening one asks for it.
  const shown = screens.filter((screen) => actor === 'device' || isOpenTo(screen, actor))
  return (
    <nav
      aria-label={t('navigation')}
      className="order-last border-hairline border-t bg-card pb-[env(safe-area-inset-bottom)] rail:order-none rail:w-18 rail:shrink-0 rail:border-t-0 rail:border-e rail:pb-0 rail:lefty:order-last rail:lefty:border-s rail:lefty:border-e-0"
    >
      <img src="/mark.svg" alt="" className="mx-auto mt-3.5 hidden size-9 rail:block" />
      <ul className="flex justify-around gap-1 rail:flex-col rail:justify-start rail:overflow-y-auto rail:px-1 rail:py-3">
        {shown.map(
          (screen) =>
            screen.icon && (
              <RailLink
                key={screen.path}
                href={hrefOf(screen)}
                label={t(screen.label)}
                icon={screen.icon}
                isCurrent={screen === current}
              />
            ),
        )}
      </ul>
    </nav>
  )
}

type RailLinkProps = { href: string; label: string; icon: Icon; isCurrent: boolean }

function RailLink({ href, label, icon: Icon, isCurrent }: RailLinkProps) {
  return (
    <li className="flex-1 rail:flex-none">
      <a
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className={classNames(
          'flex min-h-16 select-none flex-col items-center justify-center gap-1 rounded-control px-0.5 text-label font-medium',
          '-outline-offset-2! transition',
          isCurrent ? 'text-primary' : 'text-muted hover:text-text',
        )}
      >
        <span
          className={classNames(
            'flex h-8 w-14 items-center justify-center rounded-full transition-colors',
            isCurrent && 'bg-primary-tint',
          )}
        >
          <Icon className="size-6" aria-hidden />
        </span>
        <span className="max-w-full text-center leading-tight [&:lang(en)]:text-[0.71875rem]">
          {label}
        </span>
      </a>
    </li>
  )
}
