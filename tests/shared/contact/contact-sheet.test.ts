import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONTACT_KINDS, CONTACT_VALIDITIES, type Contact } from '#shared/contact/contact.ts'
import {
  contactGaps,
  contactTotals,
  isContactComplete,
  responseMs,
  totalsByKind,
} from '#shared/contact/contact-sheet.ts'

const CALLED: Contact = { day: '2026-06-12', contactKind: 'call', receivedAt: 1_000 }
const WITH_HANDLER = { handlerId: 'chen', firstResponseAt: 4_000 }
const KEPT: Contact = {
  ...CALLED,
  ...{ handlerId: 'chen', firstResponseAt: 4_000, valid: 'valid', recorded: true },
  ...{ customerName: '吳先生', phone: '13800000011', model: 'M2', source: 'portal' },
}

describe('what a contact still lacks', () => {
  test.each<[string, Contact, string[]]>([
    ['a call just noted', CALLED, ['handler', 'firstResponse', 'valid']],
    ['kept', KEPT, []],
    ['met outside', { ...KEPT, contactKind: 'outreach', firstResponseAt: null }, []],
    ['nobody answered', { ...KEPT, firstResponseAt: null }, ['firstResponse']],
    ['valid: kept?', { ...KEPT, recorded: null }, ['recorded']],
    ['why not?', { ...KEPT, recorded: false }, ['notRecordedReason']],
    ['invalid: why?', { ...CALLED, ...WITH_HANDLER, valid: 'invalid' }, ['invalidReason']],
    ['the same call again', { ...CALLED, ...WITH_HANDLER, valid: 'duplicate' }, []],
    ['kept without a number', { ...KEPT, phone: ' ' }, ['phone']],
    ['void', { ...CALLED, voidReason: '打錯' }, []],
  ])('%s', (_, contact, gaps) => {
    expect(contactGaps(contact)).toEqual(gaps)
    expect(isContactComplete(contact)).toBe(gaps.length === 0)
  })

  test('the first answer is never before the question', () => {
    expect(responseMs(KEPT)).toBe(3_000)
    expect(responseMs({ receivedAt: 5, firstResponseAt: 1 })).toBe(0)
    expect(responseMs(CALLED)).toBeNull()
  })
})

describe('the foot of the sheet of contacts', () => {
  const anyContact: fc.Arbitrary<Contact> = fc.record({
    day: fc.constant('2026-06-12'),
    contactKind: fc.constantFrom(...CONTACT_KINDS),
    receivedAt: fc.constant(1_000),
    firstResponseAt: fc.constantFrom(null, 2_000, 3_000, 9_000),
    valid: fc.constantFrom(null, ...CONTACT_VALIDITIES),
    recorded: fc.constantFrom(null, true, false),
    appointmentAt: fc.constantFrom(null, 5_000),
    arrivedVisitId: fc.constantFrom(null, 'v1'),
    dmsEntered: fc.constantFrom(null, true),
    voidReason: fc.constantFrom(null, null, '打錯'),
  })

  test('[CO-10] every total equals a naive count, and the kinds add up', () => {
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: 50 }), (contacts) => {
        const naive = { all: 0, valid: 0, recorded: 0, appointments: 0, arrived: 0 }
        for (const c of contacts) {
          if (c.voidReason) continue
          naive.all += 1
          if (c.valid === 'valid') naive.valid += 1
          if (c.valid === 'valid' && c.recorded) naive.recorded += 1
          if (c.appointmentAt) naive.appointments += 1
          if (c.arrivedVisitId) naive.arrived += 1
        }
        expect(contactTotals(contacts)).toMatchObject(naive)
        const parts = Object.values(totalsByKind(contacts))
        expect(parts.reduce((sum, part) => sum + part.all, 0)).toBe(naive.all)
      }),
    )
  })

  test.each<[number[], number | null]>([
    [[], null],
    [[3], 3],
    [[1, 9], 5],
    [[9, 1, 2], 2],
  ])('the median of %j is %s; nobody waits in the street', (waits, median) => {
    const rows = waits.map((ms) => ({ ...CALLED, firstResponseAt: 1_000 + ms }))
    const outside: Contact = { ...CALLED, contactKind: 'display', firstResponseAt: 99_999 }
    expect(contactTotals([...rows, outside]).medianResponseMs).toBe(median)
  })
})
