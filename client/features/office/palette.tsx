import { useQuery } from '@tanstack/react-query'
import { Building2, Tablet, User } from 'lucide-react'
import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import type { Icon } from '#client/ui/icon.ts'
import { findTargets } from './find-targets.ts'
import { useMyPages } from './use-office-page.ts'

const HINTS = {
  person: 'find.people',
  device: 'find.devices',
  store: 'find.stores',
} as const
const ICONS = { person: User, device: Tablet, store: Building2 } as const

type Target = { href: string; label: string; hint: string; icon?: Icon }

/** Type, choose with the arrows, go: pages at once, people, tablets and stores as the server finds them. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText(officeTexts)
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const wanted = text.trim()
  const pages = useMyPages().map(({ path, label, icon }): Target => {
    return { href: `/office/${path}`, label: t(label), hint: t('find.pages'), icon }
  })
  const found = useQuery({
    queryKey: ['find', wanted],
    queryFn: ({ signal }) => findTargets(wanted, signal),
    enabled: wanted !== '',
  })
  const known = (found.data ?? []).map(({ type, ...target }): Target => {
    return { ...target, hint: t(HINTS[type]), icon: ICONS[type] }
  })
  const targets = [
    ...pages.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase())),
    ...known,
  ]
  const chosen = targets[Math.min(at, targets.length - 1)]

  function handleGo(target: Target | undefined) {
    if (!target) return
    onClose()
    navigate(target.href)
  }

  function handleKey(event: React.KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') handleGo(chosen)
    if (step === undefined || targets.length === 0) return
    event.preventDefault()
    setAt((Math.min(at, targets.length - 1) + step + targets.length) % targets.length)
  }

  return (
    <Dialog isOpen title={t('find.title')} closeLabel={t('close')} onClose={onClose}>
      <input
        type="search"
        role="combobox"
        aria-label={t('find')}
        aria-expanded={targets.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen && `${id}-${chosen.href}`}
        placeholder={t('find')}
        value={text}
        autoFocus
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={handleKey}
        className="min-h-12 w-full rounded-control border border-line bg-card px-4"
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('find.title')} className="pt-3">
        {targets.map((target) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={target.href}
            id={`${id}-${target.href}`}
            role="option"
            aria-selected={target === chosen}
            onPointerUp={() => handleGo(target)}
            className={classNames(
              'flex min-h-12 cursor-pointer items-center gap-3 rounded-control px-3',
              target === chosen ? 'bg-primary-tint text-primary' : 'hover:bg-surface',
            )}
          >
            {target.icon && <target.icon className="size-5 shrink-0" aria-hidden />}
            <span className="min-w-0 flex-1 truncate font-medium">{target.label}</span>
            <span className="text-label text-muted">{target.hint}</span>
          </div>
        ))}
      </div>
      <p role="status" className="pt-3 text-minor text-muted">
        {targets.length > 0 || found.isFetching
          ? t('find.hint')
          : t('find.none', { text: wanted })}
      </p>
    </Dialog>
  )
}
