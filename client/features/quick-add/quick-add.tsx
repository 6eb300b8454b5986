import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { quickAddTexts } from '#client/locales/quick-add.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'

const QuickAddSheet = lazy(() =>
  import('./quick-add-sheet.tsx').then((m) => ({ default: m.QuickAddSheet })),
)

export const preloadQuickAdd = () => import('./quick-add-sheet.tsx')

/** In the lower outer corner, under the thumb. */
export function QuickAddButton({ onOpen }: { onOpen: () => void }) {
  const t = useText(quickAddTexts)
  return (
    <Button
      tone="primary"
      size="large"
      icon={Plus}
      onPress={onOpen}
      className="shadow-lift"
    >
      {t('open')}
    </Button>
  )
}

/** In the top bar, where a screen needs the corner for its own main action. */
export function QuickAddIcon({ onOpen }: { onOpen: () => void }) {
  return <IconButton label={useText(quickAddTexts)('open')} icon={Plus} onPress={onOpen} />
}

export function QuickAdd({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return <Suspense>{isOpen && <QuickAddSheet onClose={onClose} />}</Suspense>
}
