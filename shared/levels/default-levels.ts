/** The tables every group begins with (domain.md 3.3 and 7.3). Loaded by the server only. */
import { LEVEL_RULES, TOLD_STEPS } from '../complaint/complaint-level.ts'
import type { Words } from '../record/words.ts'
import type { CustomerLevelRow, LevelTable } from './level-table.ts'

const MINUTE = 60_000

const HEAD = { version: 1, status: 'active' as const, from: 0 }

export const DEFAULT_COMPLAINT_LEVELS: LevelTable = {
  ...HEAD,
  code: 'complaint',
  name: wordsOf(['投訴等級與通報', '投诉等级与通报', 'Complaint levels']),
  complaint: ([1, 2, 3, 4] as const).map((level) => {
    const { ownerRoles, ackMs, respondMs, handleMs, tell } = LEVEL_RULES[level]
    return {
      ...{ level, ownerRoles: [...ownerRoles], tell: [...tell] },
      ...{ ackMin: ackMs / MINUTE, respondMin: respondMs / MINUTE },
      handleMin: handleMs / MINUTE,
    }
  }),
  steps: TOLD_STEPS.map(({ role, leftMs }) => ({ role, leftMin: leftMs / MINUTE })),
}

/** Code | order within days | gap in days | counted | 繁 | 简 | English, of name, meaning, action. */
const CUSTOMERS = `
N | - | 1 | yes | 未評級 | 未评级 | Not graded | 新客戶，二十四小時內評級 | 新客户，二十四小时内评级 | New; grade within 24 hours | 打烊時未評級即為紅燈 | 打烊时未评级即为红灯 | Not graded at closing is red
O | - | 7 | shown | 已訂未交 | 已订未交 | Ordered | 已付訂金 | 已付订金 | Deposit paid | 核對交期與退訂風險 | 核对交期与退订风险 | Check delivery date and risk of cancellation
H | 7 | 2 | yes | 七日內 | 七日内 | Within 7 days | 七日內下訂 | 七日内下订 | Order within 7 days | 每日晨會逐一討論 | 每日晨会逐一讨论 | Discuss each one in the morning meeting
A | 15 | 4 | yes | 十五日內 | 十五日内 | Within 15 days | 十五日內下訂 | 十五日内下订 | Order within 15 days | 每週檢視 | 每周检视 | Weekly review
B | 30 | 7 | yes | 三十日內 | 三十日内 | Within 30 days | 三十日內下訂 | 三十日内下订 | Order within 30 days | 每週檢視 | 每周检视 | Weekly review
C | 90 | 14 | yes | 三十一至九十日 | 三十一至九十日 | Within 31-90 days | 三個月內下訂 | 三个月内下订 | Order within three months | 每月檢視 | 每月检视 | Monthly review
P | - | 30 | yes | 長期培育 | 长期培育 | Long term | 超過九十日或未明 | 超过九十日或未明 | More than 90 days or unclear | 納入活動名單 | 纳入活动名单 | Campaign pool
D | - | - | shown | 已交車 | 已交车 | Delivered | 已交車，轉車主關懷 | 已交车，转车主关怀 | Delivered; owner programme | 第一、三、七、三十日關懷 | 第一、三、七、三十日关怀 | Day 1, 3, 7 and 30
F | - | 30 | no | 戰敗 | 战败 | Lost | 已購他牌或放棄 | 已购他牌或放弃 | Bought elsewhere or gave up | 需核准並附原因 | 需核准并附原因 | Needs approval and a reason
L | - | - | no | 失控 | 失控 | Not reachable | 三個不同日子三次未聯繫上 | 三个不同日子三次未联系上 | Three failed tries on three days | 需核准 | 需核准 | Needs approval
Z | - | 90 | no | 冷凍 | 冷冻 | Frozen | 目前無需求，保留 | 目前无需求，保留 | No need now, keep | 需核准 | 需核准 | Needs approval
`

export const DEFAULT_CUSTOMER_LEVELS: LevelTable = {
  ...HEAD,
  code: 'customer',
  name: wordsOf(['客戶意向等級', '客户意向等级', 'Customer levels']),
  customer: CUSTOMERS.trim()
    .split('\n')
    .map((line) => customerOf(line.split(' | '))),
}

function customerOf(cells: string[]): CustomerLevelRow {
  const [code = '', order, gap, counted, ...texts] = cells
  const daysOf = (cell: string | undefined) => (cell === '-' ? null : Number(cell))
  return {
    ...{ code, orderDays: daysOf(order), gapDays: daysOf(gap) },
    counted: counted as CustomerLevelRow['counted'],
    ...{ name: wordsOf(texts.slice(0, 3)), meaning: wordsOf(texts.slice(3, 6)) },
    action: wordsOf(texts.slice(6, 9)),
  }
}

function wordsOf([hant = '', hans = '', en = '']: string[]): Words {
  return { 'zh-Hant': hant, 'zh-Hans': hans, en }
}
