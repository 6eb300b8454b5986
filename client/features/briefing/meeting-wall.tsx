import type { JSX } from 'react'
import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import type { MeetingKind } from '#shared/meeting/meeting.ts'
import type { MeetingPage, PageName, Shown } from '#shared/meeting/meeting-pages.ts'
import { AgreePage } from './pages/agree-page.tsx'
import { OpenPage } from './pages/open-page.tsx'
import type { PageProps } from './pages/page-props.ts'
import { PeoplePage } from './pages/people-page.tsx'
import { PlanPage } from './pages/plan-page.tsx'
import { PraisePage } from './pages/praise-page.tsx'
import { ResultPage } from './pages/result-page.tsx'
import { TomorrowPage } from './pages/tomorrow-page.tsx'
import { WordsPage } from './pages/words-page.tsx'
import { YesterdayPage } from './pages/yesterday-page.tsx'

const PAGES: Record<PageName, (props: PageProps) => JSX.Element | null> = {
  people: PeoplePage,
  yesterday: YesterdayPage,
  praise: PraisePage,
  plan: PlanPage,
  open: OpenPage,
  topic: TopicPage,
  result: ResultPage,
  agree: AgreePage,
  lesson: LessonPage,
  tomorrow: TomorrowPage,
}

function TopicPage({ meeting }: PageProps) {
  const t = useText(meetingWallTexts)
  return <WordsPage text={meeting?.topic} none={t('noTopic')} />
}

function LessonPage({ meeting }: PageProps) {
  const t = useText(meetingWallTexts)
  return <WordsPage text={meeting?.lesson} none={t('noLesson')} />
}

type MeetingWallProps = Omit<PageProps, 'part'> & {
  kind: MeetingKind
  pages: readonly MeetingPage[]
  shown: Shown
}

/** One point of the agenda, how many there are, and when the next one comes. */
export function MeetingWall({ kind, pages, shown, ...props }: MeetingWallProps) {
  const t = useText(meetingWallTexts)
  const page = pages[shown.index]
  if (!page) return null
  const Page = PAGES[page.name]
  return (
    <section className="wall-meeting" aria-label={t(kind)}>
      <header className="flex items-baseline gap-[0.6em]">
        <h2 className="wall-label flex min-w-0 items-baseline gap-[0.5em]">
          <span className="text-primary">{t(kind)}</span>
          <span className="truncate">{t(`page.${page.name}`)}</span>
        </h2>
        <span aria-hidden="true" className="ms-auto flex shrink-0 gap-[0.3em]">
          {pages.map(({ name, part }, i) => (
            <span
              key={`${name} ${part}`}
              className={`size-[0.4em] rounded-full ${i === shown.index ? 'bg-primary' : 'bg-line'}`}
            />
          ))}
        </span>
        <span className="sr-only">
          {t('of', { page: shown.index + 1, pages: pages.length })}
        </span>
        <span className="figures shrink-0 text-muted">
          {shown.leftMs === null
            ? t('paused')
            : t('nextIn', { seconds: Math.ceil(shown.leftMs / 1_000) })}
        </span>
      </header>
      <Page {...props} part={page.part} />
    </section>
  )
}
