import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { healthTexts } from '#client/locales/office-health.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import {
  type QuarantineItem,
  replayReplySchema,
} from '#shared/office/quarantine-protocol.ts'
import { REFUSAL_CODES } from '#shared/record/check-change.ts'
import { storeOfScope } from '#shared/sync/scope.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useKindWord } from '../use-kind-word.ts'
import { useStores, zoneOf } from '../use-stores.ts'
import { MutationView } from './mutation-view.tsx'
import { readMutation } from './read-mutation.ts'

/** Refused for who wrote it, not for what it says: somebody may answer for it. */
const FOR_ITS_AUTHOR: readonly string[] = [
  'unknown_author',
  'not_allowed',
  'device_revoked',
]

export function QuarantineEntry({ entry }: { entry: QuarantineItem }) {
  const t = useText(healthTexts)
  const why = useWhy()
  const format = useFormat()
  const kindWord = useKindWord()
  const stores = useStores().data?.stores
  const zone = zoneOf(stores?.filter(({ id }) => id === storeOfScope(entry.scope)))
  const changes = readMutation(entry.mutation)
  const isForAuthor = FOR_ITS_AUTHOR.includes(entry.code)
  const { replay, answer } = useReplay(entry)
  return (
    <li className="rounded-card border border-hairline bg-card p-5 shadow-lift">
      <p className="font-semibold">
        {t('quarantine.of', {
          kind: kindWord(changes?.[0]?.kind ?? ''),
          name: entry.byName ?? t('quarantine.nobody'),
        })}
      </p>
      <p className="figures text-minor text-muted">
        {t('quarantine.from', {
          device: entry.deviceName ?? entry.deviceId.slice(0, 8),
          time: format.dayTime(entry.receivedAt, zone),
        })}
      </p>
      <p className="pt-2">{why(entry.code)}</p>
      <details className="text-minor">
        <summary className="inline-flex min-h-12 cursor-pointer items-center font-semibold text-primary">
          {t('quarantine.look')}
        </summary>
        {entry.detail && (
          <p className="text-muted">{t('quarantine.detail', { detail: entry.detail })}</p>
        )}
        <MutationView changes={changes} text={entry.mutation} zone={zone} />
      </details>
      {entry.isRepair ? (
        <p className="text-minor text-muted">{t('quarantine.repair')}</p>
      ) : (
        <div className="flex flex-col items-start gap-2 pt-1">
          {isForAuthor && <p className="text-minor text-muted">{t('replay.vouchHint')}</p>}
          <Button
            isBusy={replay.isPending}
            onPress={() => replay.mutate({ isVouched: isForAuthor })}
          >
            {t(isForAuthor ? 'replay.vouch' : 'replay')}
          </Button>
        </div>
      )}
      {answer && (
        <p role="alert" className="pt-2 text-bad">
          {t('replay.refused', { why: why(answer) })}
        </p>
      )}
      <ProblemNote error={replay.error} />
    </li>
  )
}

function useReplay({ id, scope }: QuarantineItem) {
  const t = useText(healthTexts)
  const client = useQueryClient()
  const [answer, setAnswer] = useState<string | null>(null)
  const replay = useMutation({
    mutationFn: ({ isVouched }: { isVouched: boolean }) =>
      officeCall({
        path: `/quarantine/${id}/replay`,
        body: { scope, ...(isVouched ? { isVouched } : {}) },
        reply: replayReplySchema,
      }),
    onSuccess: (reply) => {
      if (reply.type === 'refused') return setAnswer(reply.code)
      setAnswer(null)
      showSnackbar({ text: t('replay.done') })
      void client.invalidateQueries({ queryKey: ['quarantine'] })
      void client.invalidateQueries({ queryKey: ['devices'] })
    },
  })
  return { replay, answer }
}

/** The tablet's own words for it. */
function useWhy(): (code: string) => string {
  const t = useText(syncTexts)
  return (code) => {
    const known = REFUSAL_CODES.find((one) => one === code)
    return known ? t(`why.${known}`) : code
  }
}
