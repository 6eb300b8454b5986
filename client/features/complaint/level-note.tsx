import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { LevelAdvice } from '#shared/complaint/level-advice.ts'

/** It belongs on a higher level, and why; a person decides. */
export function LevelNote({ advice, onAsk }: { advice: LevelAdvice; onAsk: () => void }) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-attention-tint px-4 py-2 text-attention">
      <span className="flex min-w-0 items-center gap-2 font-semibold">
        <StateShape shape="triangle" className="size-4.5" />
        {c(`advice.${advice.why}`)}
      </span>
      <Button onPress={onAsk}>{c('raiseTo', { level: t(`level.${advice.level}`) })}</Button>
    </div>
  )
}
