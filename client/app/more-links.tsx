import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { List, ListRow } from '#client/ui/list-row.tsx'

/** The screens that have no place on the rail; each asks for a PIN by itself. */
const LINKS = [
  { href: '/meeting', label: 'screen.meeting' },
  { href: '/figures', label: 'screen.figures' },
  { href: '/checklists', label: 'screen.checklists' },
  { href: '/cards', label: 'screen.cards' },
  { href: '/traffic', label: 'screen.traffic' },
  { href: '/contacts', label: 'screen.contacts' },
] as const

export function MoreLinks() {
  const t = useText(app)
  return (
    <List label={t('more.sheets')}>
      {LINKS.map(({ href, label }) => (
        <ListRow key={href} title={t(label)} href={href} />
      ))}
    </List>
  )
}
