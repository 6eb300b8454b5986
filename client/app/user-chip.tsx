import { LogIn } from 'lucide-react'
import { lock, useSession } from '#client/data/session.ts'
import { usePerson } from '#client/data/use-person.ts'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { Avatar } from '#client/ui/avatar.tsx'

/** Who holds the tablet; a tap locks it or hands it to someone else. */
export function UserChip() {
  const t = useText(app)
  const person = usePerson(useSession((s) => s.personId))
  return (
    <button
      type="button"
      onClick={lock}
      aria-label={person ? `${person.name}. ${t('user.lock')}` : t('user.signIn')}
      className="inline-flex min-h-12 min-w-12 shrink-0 items-center justify-center gap-2.5 rounded-full transition hover:bg-surface rail:pe-3"
    >
      {person ? (
        <>
          <Avatar name={person.name} />
          <span className="hidden max-w-32 truncate font-medium pair:inline">
            {person.name}
          </span>
        </>
      ) : (
        <span className="flex size-9 items-center justify-center rounded-full border border-line text-muted">
          <LogIn className="size-5" aria-hidden />
        </span>
      )}
    </button>
  )
}
