import { useEffect, useRef, useState } from 'react'
import { readSetupState } from '#client/data/identity-api.ts'
import { enrolmentTexts } from '#client/locales/enrolment.ts'
import { useText } from '#client/locales/use-text.ts'
import { DoorHeader } from '#client/people/door-header.tsx'
import { SetupForm } from './setup-form.tsx'
import { type LinkState, SetupStop } from './setup-stop.tsx'

/** `/setup#token=…`: one page that makes the group, the store, the admin and this tablet. */
export function SetupScreen() {
  const t = useText(enrolmentTexts)
  const next = useRef<HTMLAnchorElement>(null)
  const [token] = useState(tokenOfAddress)
  const [link, setLink] = useState<LinkState | 'open'>(token ? 'checking' : 'missing')

  useEffect(() => {
    if (link !== 'checking') return
    let isGone = false
    void readSetupState().then((answer) => {
      if (isGone) return
      if (answer.type !== 'ok') setLink('unreachable')
      else setLink(answer.value.open ? 'open' : 'alreadySetUp')
    })
    return () => {
      isGone = true
    }
  }, [link])

  return (
    <main className="min-h-dvh px-4 py-6 rail:px-8 rail:py-10">
      <div className="mx-auto flex max-w-2xl flex-col gap-8">
        <DoorHeader languageLabel={t('language')} />
        {link === 'open' && token ? (
          <SetupForm
            token={token}
            onLinkBroken={() => setLink('broken')}
            onDone={() => next.current?.click()}
          />
        ) : (
          <SetupStop
            link={link === 'open' ? 'missing' : link}
            onRetry={() => setLink('checking')}
          />
        )}
        {/* Where the device says what it still wants; also for the app's link handling. */}
        <a ref={next} href="/enrol" hidden>
          {t('toEnrol')}
        </a>
      </div>
    </main>
  )
}

/** In the part after `#`, so that it reaches no server log and no referrer. */
function tokenOfAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token')
}
