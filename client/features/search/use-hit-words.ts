import { usePeopleNames } from '#client/data/use-people-names.ts'
import { useStore } from '#client/data/use-store.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { searchTexts } from '#client/locales/search.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { COMPLAINT_CATEGORIES } from '#shared/complaint/complaint.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { CONTACT_KINDS } from '#shared/contact/contact.ts'
import { ROUND_MOMENTS } from '#shared/inspection/inspection-template.ts'
import { ROLES } from '#shared/people/person.ts'
import type { SearchHit } from '#shared/search/search-protocol.ts'
import { type Channel, channelOf } from '#shared/visit/visit.ts'

type HitWords = { readonly title: string; readonly facts: readonly string[] }
type Fields = SearchHit['fields']
const CARDS = ['yellow', 'red'] as const

/** A hit in words: what it is called, and what else tells it from others. */
export function useHitWords({ kind, id, day, fields }: SearchHit): HitWords {
  const t = useText(searchTexts)
  const tc = useText(complaintTexts)
  const format = useFormat()
  const zone = useStore()?.zone ?? 'UTC'
  const names = usePeopleNames()
  const nameOf = (field: string) => {
    const person = text(fields, field)
    return person && names ? (names.get(person) ?? t('formerStaff')) : ''
  }
  const at = (field: string) =>
    typeof fields[field] === 'number' ? format.dayTime(fields[field], zone) : ''
  const when = day ? format.day(day) : ''
  const customer = text(fields, 'nameOrCall') || text(fields, 'customerName') || t('noName')
  const phone = text(fields, 'phone')
  const closed = t(fields.closed === true ? 'closed' : 'open')

  switch (kind) {
    case 'visit':
      return words(customer, [
        at('arriveAt') || when,
        t(`channel.${channelIn(fields)}`),
        ...[listed(fields, 'models'), text(fields, 'plateTail')],
        ...[phone, nameOf('consultantId')],
      ])
    case 'contact':
      return words(customer, [
        at('receivedAt') || when,
        known(CONTACT_KINDS, fields.contactKind, (one) => t(`contact.${one}`)),
        ...[text(fields, 'model'), phone, nameOf('handlerId')],
      ])
    case 'complaint':
      return words(customer, [
        ...(day ? [complaintNumber({ id, day })] : []),
        known(COMPLAINT_CATEGORIES, fields.category, (one) => tc(`category.${one}`)),
        ...[closed, phone, nameOf('ownerId')],
      ])
    case 'correctiveAction':
      return words(text(fields, 'problem'), [
        known(CARDS, fields.card, (one) => t(`card.${one}`)),
        ...[text(fields, 'areaCode'), when, closed, nameOf('ownerId')],
      ])
    case 'checklistRun':
    case 'inspectionRound':
      return words(
        t(`list.${kind}`, {
          moment: known(ROUND_MOMENTS, fields.moment, (one) => t(`moment.${one}`)),
        }),
        [when],
      )
    case 'person':
      return words(text(fields, 'name'), [
        known(ROLES, fields.role, (one) => t(`role.${one}`)),
        fields.active === false ? t('left') : '',
      ])
    case 'recognition':
      return words(text(fields, 'text'), [t('praise'), nameOf('personId'), when])
    case 'task':
      return words(text(fields, 'text'), [
        ...[when, nameOf('ownerId')],
        typeof fields.doneAt === 'number' ? t('done') : '',
      ])
    default:
      return words(text(fields, 'name') || id, [when])
  }
}

function words(title: string, facts: readonly string[]): HitWords {
  return { title, facts: facts.filter((fact) => fact !== '') }
}

function listed(fields: SearchHit['fields'], field: string): string {
  const value = fields[field]
  return Array.isArray(value) ? value.join('、') : ''
}

function text(fields: Fields, field: string): string {
  const value = fields[field]
  return typeof value === 'string' ? value : ''
}

/** A word for a value of ours; a newer version may write others, which stay unsaid. */
function known<T extends string>(
  all: readonly T[],
  value: unknown,
  say: (one: T) => string,
): string {
  const one = all.find((candidate) => candidate === value)
  return one === undefined ? '' : say(one)
}

function channelIn({ visitKind, visitOrder, byAppointment }: Fields): Channel {
  return channelOf({ visitKind, visitOrder, byAppointment } as Parameters<
    typeof channelOf
  >[0])
}
