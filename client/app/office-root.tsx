import { lazy, Suspense } from 'react'
import { app } from '#client/locales/app.ts'
import { LANGUAGE_NAMES } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { ErrorBoundary } from '#client/ui/error-boundary.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'
import { LANGUAGES } from '#shared/record/language.ts'
import { prefer, THEMES, usePreferences } from './preferences.ts'
import { ScreenError } from './screen-error.tsx'

const OfficeApp = lazy(() =>
  import('#client/features/office/office-app.tsx').then((m) => ({ default: m.OfficeApp })),
)

/** The back office in this browser's looks. */
export function OfficeRoot() {
  const hasSlashKey = usePreferences((s) => s.slashKey)
  return (
    <ErrorBoundary
      fallback={(error, retry) => <ScreenError error={error} onRetry={retry} />}
    >
      <Suspense fallback={<div aria-busy="true" />}>
        <OfficeApp appearance={<Appearance />} hasSlashKey={hasSlashKey} />
      </Suspense>
    </ErrorBoundary>
  )
}

/** Of this browser, whoever is signed in. */
function Appearance() {
  const t = useText(app)
  const { language, theme, slashKey } = usePreferences()
  return (
    <div className="flex flex-col gap-5">
      <Segmented
        label={t('more.language')}
        value={language}
        onChange={(chosen) => prefer({ language: chosen })}
        segments={LANGUAGES.map((one) => ({
          ...{ value: one, label: LANGUAGE_NAMES[one], lang: one },
        }))}
      />
      <Segmented
        label={t('more.theme')}
        value={theme}
        onChange={(chosen) => prefer({ theme: chosen })}
        segments={THEMES.map((one) => ({ value: one, label: t(`more.theme.${one}`) }))}
      />
      <ToggleSwitch
        label={t('more.slashKey')}
        description={t('more.slashKey.hint')}
        isSelected={slashKey}
        onChange={(chosen) => prefer({ slashKey: chosen })}
      />
    </div>
  )
}
