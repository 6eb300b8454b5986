import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSession } from '#client/data/session.ts'
import { useSave } from '#client/data/use-save.ts'
import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { CONTACT_KINDS, type ContactKind, contact } from '#shared/contact/contact.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { CONTACT_ICONS } from './contact-look.ts'
import { ProblemNote } from './problem-note.tsx'
import { useRowWriter } from './use-row-edit.ts'

type QuickAddProps = { zone: string; onAdded: (id: string) => void }

/** One tap is one saved row, with who tapped as its handler; the rest follows. */
export function QuickAdd({ zone, onAdded }: QuickAddProps) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const save = useSave()
  const { write, failure } = useRowWriter()
  const personId = useSession((s) => s.personId)

  function add(contactKind: ContactKind) {
    const receivedAt = serverNow()
    const id = newId()
    const body = {
      ...{ day: businessDay(receivedAt, zone), contactKind, receivedAt },
      handlerId: personId,
      // Who is met or on the line is being answered.
      ...(contactKind === 'call'
        ? { via: 'call' as const, firstResponseAt: receivedAt }
        : {}),
    }
    write(
      () => save.create(contact, body, { id }),
      () => {
        onAdded(id)
        showSnackbar({
          text: t('added', { kind: t(`kind.${contactKind}`) }),
          undo: {
            label: common('undo'),
            onUndo: () => write(() => save.edit(contact, id, { voidReason: 'mistake' })),
          },
        })
      },
    )
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-minor font-semibold">{t('add')}</legend>
      <div className="grid grid-cols-4 gap-2">
        {CONTACT_KINDS.map((kind) => {
          const Icon = CONTACT_ICONS[kind]
          return (
            <button
              key={kind}
              type="button"
              aria-label={t('addOf', { kind: t(`kind.${kind}`) })}
              onClick={() => add(kind)}
              className="flex min-h-18 flex-col items-center justify-center gap-1 rounded-control border border-line bg-card text-minor font-semibold transition hover:bg-surface active:scale-98"
            >
              <Icon className="size-6 text-primary" aria-hidden />
              {t(`kind.${kind}`)}
            </button>
          )
        })}
      </div>
      <ProblemNote failure={failure} />
    </fieldset>
  )
}
