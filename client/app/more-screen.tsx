import { ManageCards } from '#client/features/more/manage-cards.tsx'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { MoreLinks } from './more-links.tsx'
import { Settings } from './settings.tsx'

/** What belongs to this tablet, then what belongs to the store. */
export function MoreScreen() {
  const t = useText(app)
  return (
    <ScreenFrame title={t('screen.more')} isNarrow>
      <div className="flex flex-col gap-6">
        <MoreLinks />
        <Settings />
        <ManageCards />
      </div>
    </ScreenFrame>
  )
}
