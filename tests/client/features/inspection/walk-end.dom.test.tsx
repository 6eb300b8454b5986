import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import {
  CARD,
  floor,
  openWalk,
  PATROL_ITEMS,
  passed,
  startFloor,
  stored,
  undo,
} from './each-walk.ts'
import { answer, DAY, DRAWN, NOW, PATROL, press, row, SHEET } from './floor-page.tsx'

const UNDRAWN = PATROL_ITEMS.filter((id) => !DRAWN.includes(id))

const goToArea = async (code: string) =>
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${code} .*剩`) }))

describe('[UX-6] undo gives back exactly what was there', () => {
  const cases: [string, Record<string, unknown>, () => Promise<void>][] = [
    ['a pass', {}, () => answer('A01', '合格')],
    ['a fail and its card', {}, () => answer('A01', '不合格')],
    [
      'not applicable',
      { A01: { type: 'pass', at: 7, by: 'li' } },
      () => answer('A01', '不適用'),
    ],
    ['all pass', { A05: { type: 'na', at: 7 } }, () => press(/^其餘/)],
  ]
  test.each(cases)('%s', async (_, answers, act) => {
    await openWalk(answers)
    await row('A01')
    const before = await floor.shown()
    await act()
    await waitFor(async () => expect(await floor.shown()).not.toEqual(before))
    await undo()
    await waitFor(async () => expect(await floor.shown()).toEqual(before))
  })

  test('a fail turned into a pass: the card lives again as it was', async () => {
    await openWalk()
    await answer('A01', '不合格')
    await press('位置不對')
    fireEvent.change(await screen.findByLabelText('指派給'), { target: { value: 'zhang' } })
    await waitFor(async () =>
      expect(await floor.body('correctiveAction', CARD)).toMatchObject({
        ownerId: 'zhang',
      }),
    )
    const before = await floor.shown()
    await answer('A01', '合格')
    await stored('A01', 'pass')
    await screen.findByText('A01 合格')
    await undo()
    await waitFor(async () => expect(await floor.shown()).toEqual(before))
  })

  test('another owner', async () => {
    await openWalk()
    await answer('A01', '不合格')
    const owner = await screen.findByLabelText('指派給')
    const before = await floor.shown()
    fireEvent.change(owner, { target: { value: 'zhang' } })
    await screen.findByText('指派給張雅婷')
    await undo()
    await waitFor(async () => expect(await floor.shown()).toEqual(before))
  })
})

describe('the signature', () => {
  const rest = (missing: readonly string[]) =>
    passed(PATROL_ITEMS.filter((id) => !missing.includes(id)))
  const noPhoto = Object.fromEntries(
    DRAWN.map((id) => [id, { type: 'pass', at: NOW, noPhoto: '相機不能用' }]),
  )

  test('complete is one tap: counts, score and grade as they stand', async () => {
    await openWalk({ ...rest([]), ...noPhoto })
    await press('簽名完成（陳美玲）')
    await waitFor(async () =>
      expect(await floor.body('inspectionRound', PATROL)).toMatchObject({
        ended: 'signed',
      }),
    )
    const [signature] = await floor.all('roundSignature')
    expect(signature?.body).toEqual({
      day: DAY,
      roundId: PATROL,
      at: NOW,
      type: 'complete',
      scorePct: 100,
      grade: 'green',
      criticalFails: 0,
      notChecked: 0,
    })
  })

  test('with gaps it asks why; more than a tenth open is incomplete, without a grade', async () => {
    await openWalk({ ...rest(UNDRAWN.slice(0, 4)), ...noPhoto })
    await press('結果')
    const sign = await screen.findByRole('button', { name: '以未完成結束（陳美玲）' })
    expect(sign).toHaveProperty('disabled', true)
    fireEvent.click(screen.getByLabelText('下一輪已開始'))
    fireEvent.click(sign)
    await waitFor(async () =>
      expect(await floor.body('inspectionRound', PATROL)).toMatchObject({
        ended: 'incomplete',
      }),
    )
    const [signature] = await floor.all('roundSignature')
    expect(signature?.body).toMatchObject({
      type: 'incomplete',
      grade: null,
      note: '下一輪已開始',
    })
  })

  test('a drawn row without its photo is a gap', async () => {
    await openWalk(rest([]))
    await press('結果')
    await screen.findByText('還有 0 項未答、3 張照片未拍。')
    expect(screen.getByRole('button', { name: /^簽名完成/ })).toHaveProperty(
      'disabled',
      true,
    )
  })

  test('is the supervisor’s', async () => {
    await openWalk({ ...rest([]), ...noPhoto }, 'li')
    await screen.findByText('由主管簽名。請主管在這台平板登入。')
    expect(screen.queryByRole('button', { name: /^簽名完成/ })).toBeNull()
  })

  test('after it nothing is changed without a reason, and every change is signed for', async () => {
    await startFloor('chen')
    await floor.begin({ ...rest([]), ...noPhoto }, { ended: 'signed' })
    floor.open(`/walk/${PATROL}`)
    await goToArea('A')
    const pass = within(await row('A01')).getByRole('button', { name: '不合格' })
    expect(pass).toHaveProperty('disabled', true)
    await press('修改…')
    await press('當時記錯了')
    await waitFor(() => expect(pass).toHaveProperty('disabled', false))
    await answer('A01', '不合格')
    await stored('A01', 'fail')
    const [signature] = await floor.all('roundSignature')
    expect(signature?.body).toMatchObject({
      type: 'amended',
      note: '當時記錯了',
      scorePct: 96.4,
      grade: 'green',
    })
  })
})

test('a round ends on the version of the sheet it began with', async () => {
  await startFloor('chen')
  await floor.begin()
  const { inspectionTemplate } = await import('#shared/inspection/inspection-template.ts')
  const [first, ...others] = SHEET.items
  await floor.write(inspectionTemplate, '5s:v2', {
    ...SHEET,
    version: 2,
    items: [
      { ...first!, text: { 'zh-Hant': '新字', 'zh-Hans': '新字', en: 'new' } },
      ...others,
    ],
  } as never)
  floor.open(`/walk/${PATROL}`)
  expect((await row('A01')).textContent).toContain('客戶車位空出')
})

test('two walk one round: each sees who else is in the area', async () => {
  await openWalk({ A05: { type: 'pass', at: 7, by: 'li' } })
  await screen.findByText('一起巡檢：李志強')
})
