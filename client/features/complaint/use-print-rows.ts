import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { callBackTime } from '#shared/complaint/call-back.ts'
import { COMPLAINT_LEVELS, SATISFACTIONS } from '#shared/complaint/complaint.ts'
import { stepsOf } from '#shared/complaint/complaint-course.ts'
import { threeClocks } from '#shared/complaint/three-clocks.ts'
import { knownCategory } from './complaint-look.ts'
import type { ComplaintView } from './complaint-view.ts'
import { useStepWords } from './use-step-words.ts'

/** One or two named boxes side by side. */
export type PrintRow = readonly (readonly [name: string, value: string])[]

/** The fields of the paper form, filled as far as they are known, in its order. */
export function usePrintRows(
  view: ComplaintView,
  zone: string,
  people: People,
): readonly PrintRow[] {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const wordsOf = useStepWords(people, zone)
  const { complaint, course } = view
  const when = (at: number | null | undefined) =>
    typeof at === 'number' ? format.dayTime(at, zone) : ''
  const said = (step: Parameters<typeof stepsOf>[1]) =>
    stepsOf(course, step)
      .map((s) => {
        const words = [wordsOf(s), s.note].filter(Boolean).join('：')
        return `${when(s.at)} ${people.nameOf(s.by)} ${words}`
      })
      .join('\n')
  const ticked = (isOn: boolean, words: string) => `${isOn ? '☑' : '☐'} ${words}`
  const { done } = course
  const callBack = callBackTime(course)
  const satisfaction = done.closed?.satisfaction ?? done.called_back?.satisfaction
  const [ack, response, handled] = threeClocks(
    { ...view.clock, course, level: complaint.level },
    complaint.enteredAt,
  )
  const owner = complaint.ownerId === null ? '' : people.nameOf(complaint.ownerId)
  const about = (complaint.aboutStaff ?? []).map(people.nameOf).join('、')
  const handover = stepsOf(course, 'handover').at(-1)
  const cause = complaint.causeType ? c(`cause.${complaint.causeType}`) : ''
  const money =
    typeof complaint.compensationCny === 'number'
      ? c('yuan', { amount: format.number(complaint.compensationCny) })
      : ''
  return [
    [
      [c('print.learned'), when(complaint.learnedAt)],
      [c('print.entered'), when(complaint.enteredAt)],
    ],
    [
      [t('customerName'), complaint.customerName],
      [t('phone'), complaint.phone ?? ''],
    ],
    [
      [c('plate'), complaint.plate ?? ''],
      [
        t('model'),
        [complaint.model, complaint.vinLast6 && `VIN …${complaint.vinLast6}`]
          .filter(Boolean)
          .join(' '),
      ],
    ],
    [
      [c('aboutStaff'), about],
      [c('orderRef'), complaint.orderRef ?? ''],
    ],
    [
      [t('channel'), t(`channel.${complaint.channel}`)],
      [t('field.category'), t(`category.${knownCategory(complaint.category)}`)],
    ],
    [
      [
        t('level'),
        COMPLAINT_LEVELS.map((level) =>
          ticked(level === complaint.level, t(`level.${level}`)),
        ).join('　'),
      ],
    ],
    [[t('description'), complaint.description]],
    [[t('customerWish'), complaint.customerWish ?? '']],
    [
      [
        c('emotion'),
        ([1, 2, 3, 4, 5] as const)
          .map((one) => ticked(one === complaint.emotion, c(`emotion.${one}`)))
          .join('　'),
      ],
    ],
    [[t('step.facts'), said('facts')]],
    [[t('step.statement'), said('statement')]],
    [[t('solution'), complaint.solution ?? '']],
    [
      [c('department'), handover?.department ? c(`department.${handover.department}`) : ''],
      [t('owner'), owner],
    ],
    [
      [c('clock.acknowledged'), when(ack?.at)],
      [c('clock.response'), when(response?.at)],
    ],
    [
      [c('clock.handled'), when(handled?.at)],
      [c('print.due'), when(handled?.dueAt)],
    ],
    [
      [t('step.attempt'), said('attempt')],
      [t('step.paused'), said('paused')],
    ],
    [[c('causeType'), [cause, complaint.rootCause].filter(Boolean).join('：')]],
    [
      [
        c('prevention'),
        [
          complaint.prevention,
          complaint.preventionOwnerId && people.nameOf(complaint.preventionOwnerId),
          complaint.preventionDue,
        ]
          .filter(Boolean)
          .join('　'),
      ],
    ],
    [
      [t('step.executed'), [when(done.executed?.at), done.executed?.note].join(' ').trim()],
      [c('compensationTitle'), money],
    ],
    [
      [c('print.secondCall'), when(done.called_back?.at ?? callBack?.aim)],
      [
        c('print.loop'),
        `${ticked(course.closedAt !== null, c('yes'))}　${ticked(course.closedAt === null, c('no'))}`,
      ],
    ],
    [
      [
        c('print.satisfaction'),
        SATISFACTIONS.map((word) =>
          ticked(word === satisfaction, t(`satisfaction.${word}`)),
        ).join('　'),
      ],
    ],
    [[t('closeNote'), done.closed?.note ?? done.called_back?.note ?? '']],
    ...(complaint.level >= 3
      ? [[[t('step.settled'), done.settled?.note ?? ''] as const]]
      : []),
  ]
}
