import { useState } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'
import type { Turn } from './use-turn.ts'

type AttendanceDialogProps = { isOpen: boolean; turn: Turn; onClose: () => void }

/** Who is in today: the others are not asked to greet. A switch is its own undo. */
export function AttendanceDialog({ isOpen, turn, onClose }: AttendanceDialogProps) {
  const t = useText(doorTexts)
  const [isNotSaved, setIsNotSaved] = useState(false)
  // In an order of their own, so that nobody jumps away from under the finger.
  const people = turn.ranked.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return (
    <Dialog isOpen={isOpen} title={t('whoIsIn')} closeLabel={t('close')} onClose={onClose}>
      <p className="text-minor text-muted">{t('whoIsInHint')}</p>
      {people.map(({ id, name }) => (
        <ToggleSwitch
          key={id}
          label={name}
          isSelected={turn.isIn(id)}
          onChange={(isIn) =>
            void turn.setIn(id, isIn).then((isSaved) => setIsNotSaved(!isSaved))
          }
        />
      ))}
      <p role="status" className="flex items-center gap-2 font-semibold text-bad">
        {isNotSaved && (
          <>
            <StateShape shape="square" className="size-5" />
            {t('notSaved')}
          </>
        )}
      </p>
    </Dialog>
  )
}
