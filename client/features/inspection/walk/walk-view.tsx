import { useState } from 'react'
import { useDraft } from '#client/data/draft.ts'
import { useLongWork } from '#client/data/long-work.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { may } from '#shared/permissions.ts'
import { NotSaved } from '../not-saved.tsx'
import { AmendDialog } from './amend-dialog.tsx'
import { Reopened } from './signatures.tsx'
import type { Walk } from './use-walk.ts'
import { useWalkActions } from './use-walk-actions.ts'
import { WalkFooter } from './walk-footer.tsx'
import { WalkHead } from './walk-head.tsx'
import { WalkSummary } from './walk-summary.tsx'
import { ZoneRows } from './zone-rows.tsx'
import { END, ZoneTabs, zoneProgress } from './zone-tabs.tsx'

type WalkViewProps = { walk: Walk; floor: Floor; onBack: () => void }

/** One round: an area at a time, its rows, what is next in the corner under the thumb. */
export function WalkView({ walk, floor, onBack }: WalkViewProps) {
  const t = useText(inspectionTexts)
  const { round, zones } = walk
  // Where the person stood, kept with the person: after a lock or a kill it opens there.
  const { draft, setDraft } = useDraft<{ place: string | null }>(`walk ${round.id}`, {
    place: null,
  })
  const [amendReason, setAmendReason] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const isEnded = Boolean(round.ended)
  useLongWork(!isEnded)
  const isReadOnly = isEnded && amendReason === null
  const actions = useWalkActions({ walk, floor, amendReason: isEnded ? amendReason : null })

  // Where it opened stays open: an area that is done does not run away under the thumb.
  const [openedAt] = useState(() => firstPlace(walk))
  const known = zones.some(({ area }) => area.code === draft.place) || draft.place === END
  const place = draft.place !== null && known ? draft.place : openedAt
  const goTo = (to: string) => setDraft(() => ({ place: to }))
  const index = zones.findIndex(({ area }) => area.code === place)
  const zone = zones[index]

  return (
    <div className="flex h-full min-h-0 flex-col">
      <WalkHead walk={walk} floor={floor} zoneIndex={index} onBack={onBack} />
      <ZoneTabs walk={walk} place={place} onChoose={goTo} />
      {amendReason !== null && isEnded && (
        <p
          role="status"
          className="bg-attention-tint px-4 py-2 text-minor text-attention rail:px-8"
        >
          {t('amending', { reason: amendReason })}
        </p>
      )}
      <Reopened round={round} floor={floor} />
      {zone ? (
        <ZoneRows
          key={place}
          zone={zone}
          walk={walk}
          floor={floor}
          actions={actions}
          isReadOnly={isReadOnly}
        />
      ) : (
        <WalkSummary
          walk={walk}
          floor={floor}
          actions={actions}
          onGoTo={goTo}
          onSigned={() => setAmendReason(null)}
        />
      )}
      <div className="px-4 empty:hidden rail:px-8">
        <NotSaved failed={actions.failed.get('batch') ?? actions.failed.get('sign')} />
      </div>
      <WalkFooter
        walk={walk}
        zone={zone}
        nextZone={zones[index + 1]}
        isReadOnly={isReadOnly}
        canAmend={isReadOnly && may(floor.me.role, 'create', 'roundSignature')}
        onAmend={() => setIsAsking(true)}
        onPassRest={actions.passRest}
        onGoTo={goTo}
      />
      <AmendDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onReason={(reason) => {
          setIsAsking(false)
          setAmendReason(reason)
        }}
      />
    </div>
  )
}

/** The first area with something left; of a round that is over, or all answered, the result. */
function firstPlace({ round, zones, answers }: Walk): string {
  const open = zones.find((zone) => zoneProgress(zone, answers).left > 0)
  return round.ended || !open ? END : open.area.code
}
