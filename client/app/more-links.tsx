import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { List, ListRow } from '#client/ui/list-row.tsx'
import { hrefOf, isOpenTo } from './screen.ts'
import { screens } from './screens.tsx'
import { useActor } from './use-actor.ts'

/** The screens that have no place on the rail. */
export function MoreLinks() {
  const t = useText(app)
  const actor = useActor()
  const shown = screens.filter(
    (screen) =>
      !screen.icon && !screen.isBare && (actor === 'device' || isOpenTo(screen, actor)),
  )
  if (shown.length === 0) return null
  return (
    <section aria-label={t('more.sheets')}>
      <List label={t('more.sheets')}>
        {shown.map((screen) => (
          <ListRow key={screen.path} title={t(screen.label)} href={hrefOf(screen)} />
        ))}
      </List>
    </section>
  )
}
