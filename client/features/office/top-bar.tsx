import { LogOut, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { identityTexts } from '#client/locales/identity.ts'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { StoreFilter } from './store-filter.tsx'
import { useMe } from './use-session.ts'
import { useSignOut } from './use-sign-out.ts'

type TopBarProps = { appearance: ReactNode; onFind: () => void }

/** Whose house it is, which store is looked at, the search, and who is signed in. */
export function TopBar({ appearance, onFind }: TopBarProps) {
  const t = useText(officeTexts)
  const role = useText(identityTexts)
  const me = useMe()
  const [isOpen, setIsOpen] = useState(false)
  const signOut = useSignOut()
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-hairline border-b bg-card px-4 py-2 pair:px-6">
      <p className="flex min-w-0 items-center gap-2.5 font-semibold pair:min-w-48">
        <img src="/mark.svg" alt="" className="size-7 rounded-small" />
        <span className="min-w-0 break-words">{me.tenantName}</span>
      </p>
      <StoreFilter />
      <button
        type="button"
        onClick={onFind}
        aria-keyshortcuts="Control+K"
        className="flex min-h-12 min-w-12 items-center gap-3 rounded-control border border-line bg-card px-4 text-muted hover:bg-surface whitespace-nowrap pair:ms-auto pair:w-96"
      >
        <Search className="size-5 shrink-0" aria-hidden />
        <span className="max-rail:sr-only">{t('find')}</span>
        <kbd className="ms-auto rounded-small border border-hairline px-1.5 font-sans text-label max-pair:hidden">
          Ctrl K
        </kbd>
      </button>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        className="flex min-h-12 items-center gap-2.5 rounded-control px-2 text-start hover:bg-surface max-rail:ms-auto"
      >
        <Avatar name={me.name} />
        <span className="max-rail:sr-only">
          <span className="block font-medium leading-tight">{me.name}</span>
          <span className="block text-label text-muted">{role(me.role)}</span>
        </span>
      </button>
      <Dialog
        isOpen={isOpen}
        title={me.name}
        closeLabel={t('close')}
        onClose={() => setIsOpen(false)}
        footer={
          <Button
            icon={LogOut}
            isBusy={signOut.isPending}
            onPress={() => signOut.mutate(undefined, { onSuccess: () => setIsOpen(false) })}
          >
            {t('signOut')}
          </Button>
        }
      >
        <p className="pb-5 text-muted">{[role(me.role), me.tenantName].join('・')}</p>
        {appearance}
      </Dialog>
    </header>
  )
}
