import { Trash2 } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import { useSave } from '#client/data/use-save.ts'
import { todayTexts } from '#client/locales/today.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Card } from '#client/ui/card.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { type Recognition, recognition } from '#shared/meeting/recognition.ts'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'

type PraiseCardProps = { praise: readonly Held<Recognition>[]; people: People; role: Role }

/** Who was thanked today and for what. */
export function PraiseCard({ praise, people, role }: PraiseCardProps) {
  const t = useText(todayTexts)
  const save = useSave()
  async function setRemoved(one: Held<Recognition>, removed: boolean): Promise<void> {
    const { type } = await save.edit(recognition, one.id, { removed })
    const again = (to: boolean) => () => void setRemoved(one, to)
    if (type !== 'saved') {
      const undo = { label: t('retry'), onUndo: again(removed) }
      showSnackbar({ text: t('notSaved'), undo })
    } else if (removed) {
      const undo = { label: t('undo'), onUndo: again(false) }
      showSnackbar({ text: t('removed', { text: one.text }), undo })
    }
  }
  return (
    <Card title={t('praise')}>
      {praise.length === 0 ? (
        <p className="text-minor text-muted">{t('praiseEmpty')}</p>
      ) : (
        <ul aria-label={t('praise')} className="flex flex-col gap-2">
          {praise.map((one) => {
            const name = people.nameOf(one.personId)
            return (
              <li key={one.id} className="flex items-center gap-2">
                <span className="min-w-0 flex-1 wrap-anywhere">
                  {t('praiseOf', { name, text: one.text })}
                </span>
                {may(role, 'edit', 'recognition') && (
                  <IconButton
                    label={t('removePraise', { name })}
                    icon={Trash2}
                    onPress={() => void setRemoved(one, true)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
