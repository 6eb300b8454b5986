import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useSession } from '#client/data/session.ts'
import { clockAt } from '#shared/inspection/due-rounds.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import { itemsOf, zonesOf } from '#shared/inspection/round-items.ts'
import { zoneOwner } from '#shared/inspection/zone-owner.ts'
import { STORE_ID, ZONE } from '../page.tsx'
import {
  CARD,
  floor,
  openWalk,
  PATROL_ITEMS,
  passed,
  startFloor,
  stored,
} from './each-walk.ts'
import { answer, DAY, DRAWN, NOW, PATROL, press, row, SHEET } from './floor-page.tsx'

const goToArea = async (code: string) =>
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${code} .*剩`) }))

describe('the rounds of the day', () => {
  test('without a PIN nothing is walked, and the lock screen is asked for', async () => {
    await startFloor(null)
    floor.open('/walk')
    await press('登入')
    expect(useSession.getState().unlockAsked).toBe(true)
  })

  test('before the sheet has come it says what to do', async () => {
    await startFloor('chen', { hasTemplate: false })
    floor.open('/walk')
    await screen.findByText('這台平板還沒有 5S 檢核表。')
    screen.getByText(/連上網路後會自動下載/)
    expect(screen.queryByRole('button', { name: '臨時抽查' })).toBeNull()
  })

  test('a round begins under the id every tablet gives it, with the same three drawn', async () => {
    await startFloor('chen')
    floor.open('/walk')
    const today = await screen.findByRole('region', { name: '今天' })
    const patrol = within(today).getByText('巡檢 10:00').closest('li') as HTMLElement
    within(patrol).getByText('現在該做（10:00）')
    fireEvent.click(within(patrol).getByRole('button', { name: '開始' }))
    await waitFor(() => expect(floor.path()).toBe(`/walk/${PATROL}`))
    expect(await floor.body('inspectionRound', PATROL)).toEqual({
      day: DAY,
      templateId: '5s:v1',
      moment: 'patrol',
      slot: 'patrol-1000',
      startedAt: NOW,
      drawn: DRAWN,
    })
  })

  test('a spot round begins at any time under an id of its own', async () => {
    await startFloor('li')
    floor.open('/walk')
    await press('臨時抽查')
    await waitFor(async () => expect(await floor.all('inspectionRound')).toHaveLength(1))
    const [round] = await floor.all('inspectionRound')
    expect(round?.body).toMatchObject({ moment: 'spot', slot: 'spot' })
    expect(round?.id).not.toContain(DAY)
  })

  test('[UX-7] one begun is continued in one tap, in its area, at its row', async () => {
    await startFloor('chen')
    const done = PATROL_ITEMS.filter((id) => 'ABC'.includes(id.slice(0, 1)))
    await floor.begin(passed([...done, 'D01']))
    floor.open('/walk')
    fireEvent.click(await screen.findByRole('link', { name: '繼續' }))
    await row('D03')
    expect(screen.getByText(/第 4 區，共 11 區/)).toBeDefined()
  })

  test('earlier rounds are listed with the change to the one before', async () => {
    await startFloor('chen')
    const day = (d: string, fails: string[]) =>
      floor.write(inspectionRound, `${STORE_ID}:${d}:5s-opening`, {
        day: d,
        templateId: '5s:v1',
        moment: 'opening',
        slot: 'opening',
        startedAt: clockAt(d, '08:31', ZONE),
        drawn: [],
        ended: 'signed',
        ...Object.fromEntries(
          itemsOf(SHEET, 'opening').map(({ id }) => [
            `r.${id}`,
            { type: fails.includes(id) ? 'fail' : 'pass', at: NOW },
          ]),
        ),
      } as never)
    await day('2026-11-20', ['E02', 'A02'])
    await day('2026-11-21', ['E02'])
    floor.open('/walk')
    const history = await screen.findByRole('region', { name: '之前' })
    const rows = await within(history).findAllByRole('link')
    expect(rows.map((one) => one.textContent)).toEqual([
      expect.stringMatching(/11\/21（週六）不合格 1 項98\.9.*優▲ 增 1\.2/),
      expect.stringMatching(/11\/20（週五）不合格 2 項97\.7.*優$/),
    ])
  })
})

describe('a row', () => {
  test('is answered in one tap and remembers who', async () => {
    await openWalk()
    await answer('A01', '合格')
    await stored('A01', 'pass')
    const round = await floor.body('inspectionRound', PATROL)
    expect(round?.['r.A01']).toEqual({ type: 'pass', at: NOW, by: 'chen' })
    await waitFor(() => expect(screen.getByText('1/35')).toBeDefined())
  })

  test('keys 1, 2 and 3 answer only the row that has the focus', async () => {
    await openWalk()
    const first = await row('A01')
    fireEvent.keyDown(document.body, { key: '1' })
    fireEvent.keyDown(within(first).getByRole('button', { name: '合格' }), { key: '3' })
    await stored('A01', 'na')
    expect(Object.keys(await floor.answers())).toEqual(['A01'])
    fireEvent.keyDown(within(first).getByRole('button', { name: '合格' }), {
      key: '1',
      ctrlKey: true,
    })
    expect((await floor.answers()).A01).toBe('na')
  })

  test('failing writes its card in the same mutation: owner and due come by themselves', async () => {
    await startFloor('chen')
    await floor.write(zoneOwner, 'z1', { areaCode: 'A', ownerId: 'li', from: '2026-11-01' })
    await floor.begin()
    floor.open(`/walk/${PATROL}`)
    await answer('A01', '不合格')
    await stored('A01', 'fail')
    expect(await floor.body('correctiveAction', CARD)).toEqual({
      day: DAY,
      roundId: PATROL,
      itemId: 'A01',
      areaCode: 'A',
      card: 'yellow',
      problem: '客戶車位空出且有標示，員工車、庫存車未佔用',
      ownerId: 'li',
      issuedAt: NOW,
      dueAt: NOW + 2 * 3_600_000,
      recurrenceOfId: null,
      closed: false,
    })
    const last = await floor.db.mutations.toCollection().last()
    expect(last?.mutation.changes.map(({ kind }) => kind)).toEqual([
      'inspectionRound',
      'correctiveAction',
    ])
    // The tray is open, nothing has to be typed.
    await screen.findByRole('button', { name: /^拍照/ })
    expect(await screen.findByLabelText('指派給')).toHaveProperty('value', 'li')
  })

  test('a critical row gets a red card', async () => {
    await openWalk(passed(PATROL_ITEMS.filter((id) => id.startsWith('A'))))
    await answer('B01', '不合格')
    await waitFor(async () =>
      expect(await floor.body('correctiveAction', `${PATROL}:B01`)).toMatchObject({
        card: 'red',
      }),
    )
  })

  test('the third failure in a week is red and points to the one before', async () => {
    await startFloor('chen')
    for (const d of ['2026-11-21', '2026-11-22']) {
      await floor.write(inspectionRound, `${STORE_ID}:${d}:5s-patrol-1000`, {
        day: d,
        templateId: '5s:v1',
        moment: 'patrol',
        slot: 'patrol-1000',
        startedAt: clockAt(d, '10:00', ZONE),
        drawn: [],
        'r.A01': { type: 'fail', at: clockAt(d, '10:01', ZONE) },
      } as never)
    }
    await floor.begin()
    floor.open(`/walk/${PATROL}`)
    await answer('A01', '不合格')
    await waitFor(async () =>
      expect(await floor.body('correctiveAction', CARD)).toMatchObject({
        card: 'red',
        recurrenceOfId: `${STORE_ID}:2026-11-22:5s-patrol-1000:A01`,
      }),
    )
  })

  test('from fail to pass the card is cancelled and leaves its trace', async () => {
    await openWalk()
    await answer('A01', '不合格')
    await stored('A01', 'fail')
    await screen.findByLabelText('指派給')
    await answer('A01', '合格')
    await stored('A01', 'pass')
    expect(await floor.body('correctiveAction', CARD)).toMatchObject({ closed: true })
    const [step] = await floor.all('cardStep')
    expect(step?.body).toMatchObject({ cardId: CARD, step: 'cancelled' })
  })

  test('put right at once counts half, asks for an after-photo and cancels the card', async () => {
    await openWalk()
    await answer('A01', '不合格')
    await press('當場改好')
    await stored('A01', 'minor')
    await screen.findByText('改好後的照片')
    expect(await floor.body('correctiveAction', CARD)).toMatchObject({ closed: true })
    // The word that holds opens and shuts the row; failing after all takes the words for it.
    fireEvent.click(within(await row('A01')).getByRole('button', { name: '已改好' }))
    await waitFor(() => expect(screen.queryByText('改好後的照片')).toBeNull())
    fireEvent.click(within(await row('A01')).getByRole('button', { name: '已改好' }))
    await press('還是不合格')
    await stored('A01', 'fail')
    expect(await floor.body('correctiveAction', CARD)).toMatchObject({ closed: false })
  })

  test('something of the house that is broken leaves a day', async () => {
    await openWalk(passed(PATROL_ITEMS.filter((id) => 'ABCD'.includes(id.slice(0, 1)))))
    await answer('E02', '不合格')
    await press('壞了')
    const card = () => floor.body('correctiveAction', `${PATROL}:E02`)
    await waitFor(async () =>
      expect(await card()).toMatchObject({ dueAt: NOW + 24 * 3_600_000 }),
    )
    await press('髒')
    await waitFor(async () =>
      expect(await card()).toMatchObject({ dueAt: NOW + 2 * 3_600_000 }),
    )
  })

  test('what was not stored stays in sight until it is', async () => {
    await openWalk()
    floor.breakStorage()
    await answer('A01', '合格')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('沒有存到')
    floor.mendStorage()
    fireEvent.click(within(alert).getByRole('button', { name: '再試一次' }))
    await stored('A01', 'pass')
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })
})

describe('the rest of an area in one tap', () => {
  test('fills only what nobody answered and what was not drawn, marked as batch', async () => {
    await openWalk({ A05: { type: 'na', at: 1 } })
    const zone = zonesOf(SHEET, 'patrol').find(({ items }) =>
      items.some(({ id }) => DRAWN.includes(id)),
    )
    const code = zone?.area.code ?? ''
    const ids = zone?.items.map(({ id }) => id) ?? []
    await goToArea(code)
    await press(/^其餘 \d+ 項全部合格/)
    const rest = ids.filter((id) => !DRAWN.includes(id) && id !== 'A05')
    await waitFor(async () => {
      const round = await floor.body('inspectionRound', PATROL)
      for (const id of rest) {
        expect(round?.[`r.${id}`]).toEqual({
          type: 'pass',
          at: NOW,
          by: 'chen',
          isBatch: true,
        })
      }
    })
    const held = await floor.answers()
    expect(held.A05).toBe('na')
    for (const id of DRAWN) expect(held[id]).toBeUndefined()
    expect(Object.keys(held)).toHaveLength(rest.length + 1)
  })
})

test('an area that is done stays open until the next one is asked for', async () => {
  await openWalk()
  await press(/^其餘/)
  await waitFor(async () => expect(Object.keys(await floor.answers())).not.toEqual([]))
  for (const id of DRAWN.filter((one) => one.startsWith('A'))) await answer(id, '合格')
  await screen.findByRole('button', { name: /^A .*剩 0 項/ })
  await row('A01')
  await press(/^下一區 B/)
  await row('B01')
})
