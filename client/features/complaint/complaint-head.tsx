import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { CustomerPhone } from '#client/people/customer-phone.tsx'
import type { People } from '#client/people/use-people.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { ownerProblem } from '#shared/complaint/complaint-people.ts'
import { complaintStatus } from '#shared/complaint/complaint-status.ts'
import { CATEGORY_ICONS, knownCategory } from './complaint-look.ts'
import { ComplaintTimer } from './complaint-timer.tsx'
import type { ComplaintView } from './complaint-view.ts'

type ComplaintHeadProps = { view: ComplaintView; zone: string; people: People }

/** At a glance: who, about what, how long is left, who is in charge. */
export function ComplaintHead({ view, zone, people }: ComplaintHeadProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { complaint, course, number } = view
  const category = knownCategory(complaint.category)
  const Icon = CATEGORY_ICONS[category]
  const owner = complaint.ownerId === null ? t('noOwner') : people.nameOf(complaint.ownerId)
  const problem =
    course.closedAt === null
      ? ownerProblem(complaint, people.roleOf(complaint.ownerId))
      : null
  const about = (complaint.aboutStaff ?? []).map(people.nameOf).join('、')
  const facts = [
    [c('status'), c(`status.${complaintStatus(course)}`)],
    [t('owner'), owner],
    [t('channel'), t(`channel.${complaint.channel}`)],
    [t('level'), t(`level.${complaint.level}`)],
    [t('model'), complaint.model],
    [c('plate'), complaint.plate],
    [c('vinLast6'), complaint.vinLast6],
    [c('orderRef'), complaint.orderRef],
    [c('emotion'), complaint.emotion ? c(`emotion.${emotionOf(complaint.emotion)}`) : ''],
    [c('aboutStaff'), about],
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
          <CustomerPhone kind="complaint" id={complaint.id} phone={complaint.phone} />
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
      {problem && (
        <p className="flex items-start gap-2 text-minor font-semibold text-attention">
          <StateShape shape="triangle" className="mt-0.5 size-4.5" />
          {c(`owner.${problem}`, { level: t(`level.${complaint.level}`) })}
        </p>
      )}
    </header>
  )
}

function emotionOf(value: number): 1 | 2 | 3 | 4 | 5 {
  return ([1, 2, 3, 4, 5] as const).find((one) => one === value) ?? 3
}
