import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { CATEGORY_ICONS, knownCategory } from './complaint-look.ts'
import { ComplaintTimer } from './complaint-timer.tsx'
import type { ComplaintView } from './complaint-view.ts'
import { CustomerPhone } from './customer-phone.tsx'
import type { People } from './use-people.ts'

type ComplaintHeadProps = { view: ComplaintView; zone: string; people: People }

/** At a glance: who, about what, how long is left, who is in charge. */
export function ComplaintHead({ view, zone, people }: ComplaintHeadProps) {
  const t = useText(complaintTexts)
  const { complaint, number } = view
  const category = knownCategory(complaint.category)
  const Icon = CATEGORY_ICONS[category]
  const owner = complaint.ownerId === null ? t('noOwner') : people.nameOf(complaint.ownerId)
  const facts = [
    [t('owner'), owner],
    [t('channel'), t(`channel.${complaint.channel}`)],
    [t('level'), t(`level.${complaint.level}`)],
    [t('model'), complaint.model],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-section font-semibold text-balance wrap-anywhere">
            <bdi>{complaint.customerName || t('anonymous')}</bdi>
          </h2>
          <p className="flex flex-wrap items-center gap-x-2 text-muted">
            <Icon className="size-5 shrink-0" aria-hidden />
            {t(`category.${category}`)}
            <span className="figures text-minor">{number}</span>
          </p>
        </div>
        {complaint.phone ? (
          <CustomerPhone complaintId={complaint.id} phone={complaint.phone} />
        ) : (
          <p className="py-3 text-minor text-muted">{t('noPhone')}</p>
        )}
      </div>
      <ComplaintTimer view={view} zone={zone} people={people} />
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-minor">
        {facts.map(([name, value]) => (
          <div key={name} className="flex min-w-0 gap-2">
            <dt className="shrink-0 text-muted">{name}</dt>
            <dd className="min-w-0 truncate font-semibold">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

/** What happened, what is wanted and what will be done, as it was said. */
export function ComplaintWords({ complaint }: Pick<ComplaintView, 'complaint'>) {
  const t = useText(complaintTexts)
  const words = [
    [t('description'), complaint.description],
    [t('customerWish'), complaint.customerWish],
    [t('solution'), complaint.solution],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  if (words.length === 0) return null
  return (
    <dl className="flex flex-col gap-3 rounded-control bg-canvas px-4 py-3">
      {words.map(([name, value]) => (
        <div key={name}>
          <dt className="text-label text-muted">{name}</dt>
          <dd className="whitespace-pre-line wrap-anywhere">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
