import { Copy, Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { saveFile } from '#client/data/save-file.ts'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'

type KeepCodesProps = {
  codes: readonly string[]
  doneLabel: string
  onDone: () => void
}

/** The ten recovery codes, this once. */
export function KeepCodes({ codes, doneLabel, onDone }: KeepCodesProps) {
  const t = useText(officeSignInTexts)
  const heading = useRef<HTMLHeadingElement>(null)
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  const text = `${codes.join('\n')}\n`

  async function handleCopy() {
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1
          ref={heading}
          tabIndex={-1}
          className="text-figure font-semibold tracking-tight text-balance outline-none"
        >
          {t('codesTitle')}
        </h1>
        <p className="text-muted">{t('codesLead')}</p>
      </div>
      <ol
        aria-label={t('codesList')}
        translate="no"
        className="flex flex-col gap-2 rounded-control border border-hairline bg-card p-5"
      >
        {codes.map((code) => (
          <li key={code} className="figures text-minor select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <Button icon={Copy} onPress={() => void handleCopy()}>
          {t(isCopied ? 'codesCopied' : 'codesCopy')}
        </Button>
        <Button
          icon={Download}
          onPress={() => saveFile(new Blob([text]), `${t('codesFile')}.txt`)}
        >
          {t('codesSave')}
        </Button>
      </div>
      <Button tone="primary" size="large" isWide onPress={onDone}>
        {doneLabel}
      </Button>
    </div>
  )
}
