import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { classNames } from '#client/ui/class-names.ts'
import type { Meeting } from '#shared/meeting/meeting.ts'
import type { MeetingPage, Shown } from '#shared/meeting/meeting-pages.ts'
import type { MeetingActions } from './use-meeting-actions.ts'

type RemoteProps = {
  meeting: Held<Meeting>
  pages: readonly MeetingPage[]
  shown: Shown
  actions: MeetingActions
}

/** Turns the pages of the wall: one tap a page. */
export function Remote({ meeting, pages, shown, actions }: RemoteProps) {
  const t = useText(meetingTexts)
  const wall = useText(meetingWallTexts)
  const { index, leftMs } = shown
  const turn = (by: number) =>
    actions.turn(meeting, (index + by + pages.length) % pages.length)
  return (
    <Card title={t('remote')}>
      <div className="flex flex-col gap-3">
        <div className="grid grid-cols-[1fr_2fr] gap-3 lefty:grid-cols-[2fr_1fr]">
          <Button size="large" icon={ChevronLeft} onPress={() => turn(-1)}>
            <span className="sr-only">{t('previous')}</span>
          </Button>
          <Button
            size="large"
            tone="primary"
            icon={ChevronRight}
            className="lefty:order-first"
            onPress={() => turn(1)}
          >
            {t('next')}
          </Button>
        </div>
        <Button
          icon={meeting.isPaused ? Play : Pause}
          onPress={() => actions.pause(meeting, index, !meeting.isPaused)}
        >
          {t(meeting.isPaused ? 'go' : 'pause')}
        </Button>
        <p className="figures text-center text-minor text-muted">
          {leftMs === null
            ? t('paused')
            : t('nextIn', { seconds: Math.ceil(leftMs / 1_000) })}
        </p>
        <ol className="flex flex-col">
          {pages.map(({ name, part, parts }, i) => (
            <li key={`${name} ${part}`}>
              <button
                type="button"
                aria-current={i === index ? 'page' : undefined}
                onClick={() => actions.turn(meeting, i)}
                className={classNames(
                  'flex min-h-12 w-full items-center gap-3 rounded-control px-3 text-start',
                  i === index
                    ? 'bg-primary-tint font-semibold text-primary'
                    : 'hover:bg-surface',
                )}
              >
                <span className="figures w-6 text-muted">{i + 1}</span>
                {wall(`page.${name}`)}
                {parts > 1 && (
                  <span className="figures text-muted">{`${part + 1}/${parts}`}</span>
                )}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}
