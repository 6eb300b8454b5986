import { enrolmentTexts } from '#client/locales/enrolment.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'

/** Why there is no form yet. */
export type LinkState = 'checking' | 'missing' | 'broken' | 'alreadySetUp' | 'unreachable'

/** Each way in which the link leads nowhere says what to do next. */
export function SetupStop({ link, onRetry }: { link: LinkState; onRetry: () => void }) {
  const t = useText(enrolmentTexts)
  if (link === 'checking') {
    return (
      <p role="status" className="flex items-center gap-3 text-muted">
        <Spinner />
        {t('checkingLink')}
      </p>
    )
  }
  const words = {
    missing: [t('linkMissing'), t('linkMissingHint')],
    broken: [t('linkBroken'), t('linkBrokenHint')],
    alreadySetUp: [t('alreadySetUp'), t('alreadySetUpHint')],
    unreachable: [t('error.offlineTitle'), t('error.offlineHint')],
  } as const satisfies Record<typeof link, readonly [string, string]>
  const [title, hint] = words[link]
  return (
    <Card>
      <div role="alert" className="flex flex-col items-start gap-4">
        <StateShape shape="triangle" className="size-9 text-attention" />
        <h1 className="text-section font-semibold text-balance">{title}</h1>
        <p className="text-muted">{hint}</p>
        {link === 'unreachable' && <Button onPress={onRetry}>{t('tryAgain')}</Button>}
        {link === 'alreadySetUp' && (
          <a
            href="/enrol"
            className="inline-flex min-h-12 items-center rounded-control border border-line px-5 font-semibold"
          >
            {t('toEnrol')}
          </a>
        )}
      </div>
    </Card>
  )
}
