import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import type { RunView } from '#shared/checklist/run-view.ts'
import type { RunActions } from './use-run-actions.ts'

type EndBarProps = { view: RunView; name: string; maySign: boolean; actions: RunActions }

/** The signature once every point has its answer; before that, only the way to give up. */
export function EndBar({ view, name, maySign, actions }: EndBarProps) {
  const t = useText(checklistTexts)
  const [isGivingUp, setIsGivingUp] = useState(false)
  const [note, setNote] = useState('')
  if (view.run?.ended || view.points.length === 0) return null
  const total = view.points.length
  const counts = { settled: total - view.open, total }

  function end(ended: 'signed' | 'incomplete') {
    const isWhole = ended === 'signed'
    const type = isWhole ? 'complete' : 'incomplete'
    const words = note.trim()
    actions.end(ended, { type, ...(words ? { note: words } : {}) }, () => {
      setIsGivingUp(false)
      showSnackbar({
        text: t(isWhole ? 'signed' : 'gaveUp', { name }),
        undo: { label: t('undo'), onUndo: withdraw },
      })
    })
  }
  function withdraw() {
    actions.end(null, { type: 'withdrawn' }, () =>
      showSnackbar({ text: t('withdrawn', { name }) }),
    )
  }

  if (!maySign) return <p className="text-minor text-muted">{t('onlyLeads')}</p>
  if (view.open === 0) {
    return (
      <Button
        tone="primary"
        size="large"
        icon={PenLine}
        isWide
        isBusy={actions.isBusy}
        onPress={() => end('signed')}
      >
        {t('sign', counts)}
      </Button>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-minor text-muted">{t('signFirst', { count: view.open })}</p>
      {view.state === 'missed' && !isGivingUp && (
        <Button isWide onPress={() => setIsGivingUp(true)}>
          {t('giveUp', counts)}
        </Button>
      )}
      {isGivingUp && (
        <section
          aria-label={t('giveUpTitle')}
          className="flex flex-col gap-3 rounded-card border border-hairline bg-card p-5"
        >
          <h3 className="text-row font-semibold">{t('giveUpTitle')}</h3>
          <p className="text-minor text-muted">{t('giveUpHint')}</p>
          <TextArea
            label={t('giveUpNote')}
            value={note}
            onChange={setNote}
            maxLength={1000}
          />
          <div className="flex flex-wrap justify-end gap-3">
            <Button tone="quiet" onPress={() => setIsGivingUp(false)}>
              {t('cancel')}
            </Button>
            <Button isBusy={actions.isBusy} onPress={() => end('incomplete')}>
              {t('giveUp', counts)}
            </Button>
          </div>
        </section>
      )}
    </div>
  )
}
