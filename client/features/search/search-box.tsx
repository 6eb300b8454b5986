import { ArrowLeft, Search, X } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { searchBoxTexts } from '#client/locales/search-box.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { IconButton } from '#client/ui/icon-button.tsx'
import { MAX_QUERY } from '#shared/search/max-query.ts'
import { useOptions } from './use-options.ts'
import { useSearchKeys } from './use-search-keys.ts'

export type LinkOf = (kind: string, id: string) => string | null

/** Fetches the code of the results before the first letter is typed. */
export const preloadSearch = () => import('./search-panel.tsx')
const SearchPanel = lazy(async () => ({ default: (await preloadSearch()).SearchPanel }))

type SearchBoxProps = {
  /** Where a record is shown. */
  linkOf: LinkOf
  /** `/` focuses the box; Ctrl+K always does. */
  hasSlashKey: boolean
}

/**
 * The search of the top bar: a field from 840 px, a button below that opens all of the window.
 * What it found is under it, reached with the arrow keys while the field keeps the focus.
 */
export function SearchBox({ linkOf, hasSlashKey }: SearchBoxProps) {
  const t = useText(searchBoxTexts)
  const isSignedIn = useSession((s) => s.personId !== null && !s.locked && !s.unlockAsked)
  const [isOpen, setIsOpen] = useState(false)
  const [query, setQuery] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const options = useOptions(listId)

  const open = () => {
    // Customers' names are for people with a PIN.
    if (!isSignedIn) return requestUnlock()
    // In the same turn as the tap: only then does a tablet bring up its keyboard.
    flushSync(() => setIsOpen(true))
    input.current?.focus()
    input.current?.select()
  }
  const close = () => {
    setIsOpen(false)
    setQuery('')
    options.forget()
    input.current?.blur()
  }
  useSearchKeys(open, hasSlashKey)
  useClosing(box, isOpen, close)
  useEffect(() => {
    if (isSignedIn) return
    setIsOpen(false)
    setQuery('')
  }, [isSignedIn])

  return (
    <>
      <div className="pair:hidden">
        <IconButton label={t('search')} icon={Search} onPress={open} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is too new for our tablets */}
      <div
        ref={box}
        role="search"
        className={classNames(
          'pair:relative pair:inset-auto pair:z-30 pair:block pair:h-auto pair:w-72 pair:bg-transparent',
          isOpen ? 'fixed inset-0 z-30 flex h-dvh flex-col bg-canvas' : 'hidden',
        )}
      >
        <div className="flex items-center gap-1 p-3 pair:p-0">
          <span className="pair:hidden">
            <IconButton label={t('close')} icon={ArrowLeft} onPress={close} />
          </span>
          <Field icon={<Search aria-hidden className={FIELD_ICON} />}>
            <input
              ref={input}
              type="search"
              role="combobox"
              aria-label={t('search')}
              aria-expanded={isOpen}
              aria-controls={isOpen ? listId : undefined}
              aria-autocomplete="list"
              aria-activedescendant={options.active ?? undefined}
              value={query}
              placeholder={t('placeholder')}
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="search"
              maxLength={MAX_QUERY}
              onFocus={() => (isOpen ? undefined : open())}
              onChange={(event) => {
                setQuery(event.target.value)
                options.forget()
              }}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return
                if (options.press(event.key)) event.preventDefault()
              }}
              className={classNames(
                'min-h-12 w-full rounded-control border border-line bg-card ps-12 placeholder:text-muted [&::-webkit-search-cancel-button]:hidden',
                isOpen ? 'pe-12' : 'pe-4',
              )}
            />
            {isOpen && (
              <span className="absolute inset-y-0 end-0 hidden items-center pair:flex">
                <IconButton label={t('close')} icon={X} onPress={close} />
              </span>
            )}
          </Field>
        </div>
        {isOpen && (
          <Suspense>
            <SearchPanel
              listId={listId}
              query={query}
              active={options.active}
              linkOf={linkOf}
              onFollow={close}
            />
          </Suspense>
        )}
      </div>
    </>
  )
}

const FIELD_ICON =
  'pointer-events-none absolute start-4 top-1/2 size-5 -translate-y-1/2 text-muted'

function Field({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="relative min-w-0 flex-1">
      {icon}
      {children}
    </span>
  )
}

/** A tap beside it, the focus moving on, or Escape wherever the focus is, closes it. */
function useClosing(
  box: { readonly current: HTMLElement | null },
  isOpen: boolean,
  close: () => void,
) {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!isOpen) return
    const leave = ({ target }: Event) => {
      const isBeside = target instanceof Node && !box.current?.contains(target)
      if (isBeside) latest.current()
    }
    const press = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing) latest.current()
    }
    document.addEventListener('keydown', press)
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [isOpen, box])
}
