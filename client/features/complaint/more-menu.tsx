import {
  ArrowUpDown,
  Banknote,
  Building2,
  ClipboardCheck,
  Link2,
  type LucideIcon,
  MessageCircle,
  MessageSquareReply,
  Moon,
  PhoneMissed,
  Printer,
  ScrollText,
  Search,
  UserCheck,
} from 'lucide-react'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { mayHandle } from '#shared/complaint/complaint-people.ts'
import type { Asked } from './asked.ts'
import type { CaseProps } from './case-props.ts'
import { Panel } from './panel.tsx'

type Choice = { name: Asked | 'acknowledged' | 'print'; icon: LucideIcon }

const CHOICES = [
  { name: 'acknowledged', icon: UserCheck },
  { name: 'attempt', icon: PhoneMissed },
  { name: 'reply', icon: MessageSquareReply },
  { name: 'facts', icon: Search },
  { name: 'cause', icon: ClipboardCheck },
  { name: 'compensation', icon: Banknote },
  { name: 'level', icon: ArrowUpDown },
  { name: 'handover', icon: Building2 },
  { name: 'night', icon: Moon },
  { name: 'settled', icon: ScrollText },
  { name: 'link', icon: Link2 },
  { name: 'statement', icon: MessageCircle },
  { name: 'print', icon: Printer },
] as const satisfies readonly Choice[]
type ChoiceName = (typeof CHOICES)[number]['name']

/** For the person complained about, and once it is closed. */
const ALWAYS: readonly ChoiceName[] = ['statement', 'print']
const WHEN_CLOSED: readonly ChoiceName[] = [...ALWAYS, 'cause', 'facts', 'compensation']

type MoreMenuProps = CaseProps & {
  onAsk: (asked: Asked) => void
  onAcknowledge: () => void
  onPrint: () => void
}

/** What is not needed every time, one tap further. */
export function MoreMenu({ onAsk, onAcknowledge, onPrint, ...props }: MoreMenuProps) {
  const c = useText(caseTexts)
  const { complaint, course } = props.view
  const { done, closedAt, handledAt } = course
  const isMine = mayHandle(props.me.id, complaint)
  const isOffered = (name: ChoiceName): boolean => {
    if (!isMine) return ALWAYS.includes(name)
    if (closedAt !== null) return WHEN_CLOSED.includes(name)
    if (name === 'acknowledged') return !done.acknowledged && !done.contacted
    if (name === 'reply') return !done.replied
    if (name === 'night') return handledAt === null
    return name !== 'settled' || complaint.level >= 3
  }
  function press(name: ChoiceName) {
    if (name === 'acknowledged') onAcknowledge()
    else if (name === 'print') onPrint()
    else onAsk(name)
  }
  return (
    <Panel title={c('moreTitle')} onCancel={props.onCancel}>
      <div className="grid grid-cols-2 gap-2 rail:grid-cols-3">
        {CHOICES.filter(({ name }) => isOffered(name)).map(({ name, icon }) => (
          <Button
            key={name}
            icon={icon}
            className="justify-start! px-3! text-minor! text-start"
            onPress={() => press(name)}
          >
            {c(`more.${name}`)}
          </Button>
        ))}
      </div>
    </Panel>
  )
}
