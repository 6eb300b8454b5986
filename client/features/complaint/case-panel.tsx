import type { LevelAdvice } from '#shared/complaint/level-advice.ts'
import type { Asked } from './asked.ts'
import { AttemptPanel } from './attempt-panel.tsx'
import { CallBackPanel } from './call-back-panel.tsx'
import type { CaseProps } from './case-props.ts'
import { CausePanel } from './cause-panel.tsx'
import { ClosePanel } from './close-panel.tsx'
import { CompensationPanel } from './compensation-panel.tsx'
import { ExecutedPanel } from './executed-panel.tsx'
import { HandoverPanel } from './handover-panel.tsx'
import { LevelPanel } from './level-panel.tsx'
import { LinkPanel } from './link-panel.tsx'
import { NightPanel } from './night-panel.tsx'
import { PausePanel } from './pause-panel.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { ReplyPanel } from './reply-panel.tsx'
import type { Neighbour } from './use-neighbours.ts'
import { WordsPanel } from './words-panel.tsx'

type CasePanelProps = CaseProps & {
  asked: Exclude<Asked, 'edit' | 'more'>
  advice: LevelAdvice | null
  neighbours: readonly Neighbour[]
}

/** The question that was asked for. */
export function CasePanel({ asked, advice, neighbours, ...props }: CasePanelProps) {
  switch (asked) {
    case 'plan':
      return <PlanPanel {...props} />
    case 'reply':
      return <ReplyPanel {...props} />
    case 'executed':
      return <ExecutedPanel {...props} />
    case 'call_back':
      return <CallBackPanel {...props} />
    case 'close':
      return <ClosePanel {...props} />
    case 'pause':
      return <PausePanel {...props} />
    case 'attempt':
      return <AttemptPanel {...props} />
    case 'level':
      return <LevelPanel {...props} advice={advice} />
    case 'handover':
      return <HandoverPanel {...props} />
    case 'night':
      return <NightPanel {...props} />
    case 'link':
      return <LinkPanel {...props} neighbours={neighbours} />
    case 'cause':
      return <CausePanel {...props} />
    case 'compensation':
      return <CompensationPanel {...props} />
    case 'note':
    case 'facts':
    case 'statement':
    case 'settled':
    case 'reopened':
      return <WordsPanel {...props} step={asked} />
  }
}
