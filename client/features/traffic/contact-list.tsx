import { Tablet } from 'lucide-react'
import { memo } from 'react'
import type { Held } from '#client/data/held.ts'
import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { classNames } from '#client/ui/class-names.ts'
import { PagedList } from '#client/ui/paged-list.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Contact } from '#shared/contact/contact.ts'
import { contactState } from '#shared/contact/contact-columns.ts'
import { CONTACT_ICONS } from './contact-look.ts'
import { STATE_LOOK } from './row-look.ts'

const PAGE = 80

type ContactListProps = {
  /** By time. */
  rows: readonly Held<Contact>[]
  zone: string
  people: People
  chosenId: string | null
}

export function ContactList({ rows, zone, people, chosenId }: ContactListProps) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  return (
    <PagedList
      label={t('list')}
      rows={rows}
      page={PAGE}
      moreLabel={(count) => common('showMore', { count })}
    >
      {(row) => (
        <ContactRow
          key={row.id}
          row={row}
          zone={zone}
          people={people}
          isSelected={row.id === chosenId}
        />
      )}
    </PagedList>
  )
}

type ContactRowProps = {
  row: Held<Contact>
  zone: string
  people: People
  isSelected: boolean
}

const ContactRow = memo(function ContactRow({
  row,
  zone,
  people,
  isSelected,
}: ContactRowProps) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const format = useFormat()
  const state = contactState(row)
  const { shape, tone } = STATE_LOOK[state]
  const Icon = CONTACT_ICONS[row.contactKind]
  const details = [row.customerName, row.model].filter(Boolean).join('・')
  return (
    <li className="border-hairline border-b last:border-b-0 [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]">
      <a
        href={`/contacts/${row.id}`}
        aria-current={isSelected || undefined}
        className={classNames(
          'flex min-h-18 items-center gap-3 px-4 py-2 -outline-offset-3! transition hover:bg-surface',
          isSelected && 'bg-primary-tint shadow-[inset_4px_0_0_var(--primary)]',
        )}
      >
        <Icon className="size-5 shrink-0 text-muted" aria-hidden />
        <span className="min-w-0 flex-1">
          <span
            className={classNames(
              'flex items-baseline gap-x-2.5',
              state === 'void' && 'text-muted line-through',
            )}
          >
            <span className="figures font-semibold">
              {format.time(row.receivedAt, zone)}
            </span>
            <span>{t(`kind.${row.contactKind}`)}</span>
            {row.valid && <span className="text-muted">{t(`valid.${row.valid}`)}</span>}
          </span>
          <span className="flex min-w-0 gap-x-2 text-minor text-muted">
            <span className="shrink-0">
              {row.handlerId ? people.nameOf(row.handlerId) : common('nobody')}
            </span>
            {details && <bdi className="truncate">{details}</bdi>}
          </span>
        </span>
        <span className={classNames('flex shrink-0 items-center gap-1.5 text-label', tone)}>
          {row.waiting && (
            <>
              <Tablet className="size-3.5 text-muted" aria-hidden />
              <span className="sr-only">{common('waiting')}</span>
            </>
          )}
          <span className={state === 'complete' ? 'sr-only' : ''}>
            {t(`state.${state}`)}
          </span>
          <StateShape shape={shape} className="size-4.5" />
        </span>
      </a>
    </li>
  )
})
