import { Hand, Moon, Sun, SunMoon } from 'lucide-react'
import { app } from '#client/locales/app.ts'
import { LANGUAGE_NAMES } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'
import { LANGUAGES } from '#shared/record/language.ts'
import { InstallPrompt } from './install-prompt.tsx'
import { HANDS, prefer, THEMES, usePreferences } from './preferences.ts'

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon } as const

/** What belongs to this tablet and needs no PIN. */
export function Settings() {
  const t = useText(app)
  const { language, theme, hand, slashKey } = usePreferences()
  return (
    <>
      <Card title={t('more.appearance')}>
        <div className="flex flex-col gap-6">
          <Segmented
            label={t('more.language')}
            value={language}
            onChange={(chosen) => prefer({ language: chosen })}
            segments={LANGUAGES.map((one) => ({
              value: one,
              label: LANGUAGE_NAMES[one],
              lang: one,
            }))}
          />
          <Segmented
            label={t('more.theme')}
            value={theme}
            onChange={(chosen) => prefer({ theme: chosen })}
            segments={THEMES.map((one) => ({
              value: one,
              label: t(`more.theme.${one}`),
              icon: THEME_ICONS[one],
            }))}
          />
          <Segmented
            label={t('more.hand')}
            value={hand}
            onChange={(chosen) => prefer({ hand: chosen })}
            segments={HANDS.map((one) => ({
              value: one,
              label: t(`more.hand.${one}`),
              icon: one === 'left' ? LeftHand : Hand,
            }))}
          />
          <ToggleSwitch
            label={t('more.slashKey')}
            description={t('more.slashKey.hint')}
            isSelected={slashKey}
            onChange={(chosen) => prefer({ slashKey: chosen })}
          />
        </div>
      </Card>
      <Card title={t('more.tablet')}>
        <InstallPrompt />
        <p className="mt-6 flex items-center gap-3 border-hairline border-t pt-5 text-minor text-muted">
          <img src="/mark.svg" alt="" className="size-8 rounded-small" />
          {t('name')}・{t('more.version', { version: __APP_VERSION__ })}
        </p>
      </Card>
    </>
  )
}

function LeftHand({ className }: { className?: string }) {
  return <Hand className={`${className ?? ''} -scale-x-100`} aria-hidden />
}
