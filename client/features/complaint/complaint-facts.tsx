import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { stepsOf } from '#shared/complaint/complaint-course.ts'
import type { ComplaintView } from './complaint-view.ts'

type Named = readonly [string, string | null | undefined]

/** What happened, what is wanted and what will be done, as it was said. */
export function ComplaintWords({ complaint }: Pick<ComplaintView, 'complaint'>) {
  const t = useText(complaintTexts)
  return (
    <Facts
      facts={[
        [t('description'), complaint.description],
        [t('customerWish'), complaint.customerWish],
        [t('solution'), complaint.solution],
      ]}
    />
  )
}

type FactsProps = { view: ComplaintView; zone: string; people: People }

/** What came out on the way: promise, cause, prevention, money, where it lies now. */
export function ComplaintFacts({ view, zone, people }: FactsProps) {
  const c = useText(caseTexts)
  const format = useFormat()
  const { complaint, course } = view
  const handover = stepsOf(course, 'handover').at(-1)
  const night = stepsOf(course, 'night').at(-1)
  const { preventionOwnerId, preventionDue, preventionDoneAt } = complaint
  const prevention = [
    complaint.prevention,
    preventionOwnerId ? people.nameOf(preventionOwnerId) : '',
    preventionDue ? c('dueDay', { day: format.day(preventionDue) }) : '',
    preventionDoneAt ? c('doneAt', { time: format.dayTime(preventionDoneAt, zone) }) : '',
  ]
  const { compensationKind, compensationCny, compensationBy } = complaint
  const money = compensationKind
    ? [
        c(`compensation.${compensationKind}`),
        typeof compensationCny === 'number'
          ? c('yuan', { amount: format.number(compensationCny) })
          : '',
        compensationBy ? c('allowedBy', { who: people.nameOf(compensationBy) }) : '',
      ]
    : []
  const cause = [
    complaint.causeType ? c(`cause.${complaint.causeType}`) : '',
    complaint.rootCause,
  ]
  return (
    <Facts
      facts={[
        [
          c('promisedAt'),
          complaint.promisedAt ? format.dayTime(complaint.promisedAt, zone) : '',
        ],
        [
          c('department'),
          handover?.department
            ? joined([c(`department.${handover.department}`), handover.toName])
            : '',
        ],
        [
          c('tonight'),
          night?.toId && course.handledAt === null ? people.nameOf(night.toId) : '',
        ],
        [c('causeTitle'), joined(cause)],
        [c('prevention'), joined(prevention)],
        [c('compensationTitle'), joined(money)],
      ]}
    />
  )
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('・')
}

function Facts({ facts }: { facts: readonly Named[] }) {
  const said = facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]))
  if (said.length === 0) return null
  return (
    <dl className="flex flex-col gap-3 rounded-control bg-canvas px-4 py-3">
      {said.map(([name, value]) => (
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
