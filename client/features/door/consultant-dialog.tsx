import { UserRound, UserX } from 'lucide-react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { List, ListRow } from '#client/ui/list-row.tsx'

type ConsultantDialogProps = {
  /** Of the entry the question is about; null = closed. */
  when: string | null
  consultants: readonly { id: string; name: string }[]
  chosenId: string | null
  /** Whose turn it is; null = nobody's. */
  nextId: string | null
  onChoose: (id: string | null) => void
  onClose: () => void
}

/** Who looks after a batch: one tap, undoable like everything else. */
export function ConsultantDialog({
  when,
  consultants,
  chosenId,
  nextId,
  onChoose,
  onClose,
}: ConsultantDialogProps) {
  const t = useText(doorTexts)
  const title = t('pickConsultant', { time: when ?? '' })
  return (
    <Dialog isOpen={when !== null} title={title} closeLabel={t('close')} onClose={onClose}>
      {consultants.length === 0 ? (
        <p className="py-4 text-muted">{t('noConsultants')}</p>
      ) : (
        <List label={t('consultant')}>
          {consultants.map(({ id, name }) => (
            <ListRow
              key={id}
              title={name}
              subtitle={id === nextId ? t('turn') : undefined}
              leading={<UserRound className="size-6 text-muted" aria-hidden />}
              isSelected={id === chosenId}
              onPress={() => onChoose(id)}
            />
          ))}
          {chosenId !== null && (
            <ListRow
              title={t('noConsultant')}
              leading={<UserX className="size-6 text-muted" aria-hidden />}
              onPress={() => onChoose(null)}
            />
          )}
        </List>
      )}
    </Dialog>
  )
}
