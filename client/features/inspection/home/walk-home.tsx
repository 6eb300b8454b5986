import { ClipboardCheck, ClipboardList, MapPinned, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { useOpen } from '#client/data/use-records.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { NotSaved } from '../not-saved.tsx'
import { ZonesSheet } from '../zones/zones-sheet.tsx'
import { RoundHistory } from './round-history.tsx'
import { TodayRounds } from './today-rounds.tsx'
import { useBeginRound } from './use-begin-round.ts'
import { useRoundList } from './use-round-list.ts'

type WalkHomeProps = { floor: Floor; onOpen: (id: string) => void }

/** The rounds of the day with the one to walk now on top, and how it went before. */
export function WalkHome({ floor, onOpen }: WalkHomeProps) {
  const t = useText(inspectionTexts)
  const list = useRoundList(floor.store)
  const openCards = useOpen(correctiveAction)
  const { begin, beginSpot, failed, isBusy } = useBeginRound(list?.day ?? '', onOpen)
  const [isZonesOpen, setIsZonesOpen] = useState(false)
  const template = list?.template

  return (
    <ScreenFrame
      title={t('title')}
      actions={
        <div className="flex flex-wrap gap-2">
          <a
            href="/cards"
            className="inline-flex min-h-12 items-center gap-2 rounded-control border border-line bg-card px-4 font-semibold hover:bg-surface"
          >
            <ClipboardList className="size-5" aria-hidden />
            {t('cards', { count: openCards?.length ?? 0 })}
          </a>
          {template && (
            <Button icon={MapPinned} onPress={() => setIsZonesOpen(true)}>
              {t('zonesTitle')}
            </Button>
          )}
        </div>
      }
      corner={
        template && (
          <Button
            size="large"
            icon={ScanSearch}
            isBusy={isBusy}
            onPress={() => beginSpot(template)}
            className="shadow-lift"
          >
            {t('beginSpot')}
          </Button>
        )
      }
    >
      <p role="status" className="sr-only">
        {list ? '' : t('loading')}
      </p>
      <NotSaved failed={failed.get('begin')} />
      {list && !template && (
        <EmptyState
          icon={ClipboardCheck}
          text={t('noTemplate')}
          hint={t('noTemplateHint')}
        />
      )}
      {list && (template || list.today.length > 0) && (
        <div className="grid gap-6 pair:grid-cols-2">
          <TodayRounds
            list={list}
            floor={floor}
            isBusy={isBusy}
            onBegin={(due) => template && begin(template, due)}
          />
          <RoundHistory history={list.history} floor={floor} />
        </div>
      )}
      {template && (
        <ZonesSheet
          isOpen={isZonesOpen}
          onClose={() => setIsZonesOpen(false)}
          template={template}
          floor={floor}
        />
      )}
    </ScreenFrame>
  )
}
