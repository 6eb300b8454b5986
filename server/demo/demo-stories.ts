/** What the demo's customers complained about. All of it is invented. */
import type { Complaint, ComplaintStep } from '#shared/complaint/complaint.ts'
import type { Crew } from './demo-people.ts'

type Part = Exclude<keyof Crew, 'consultants'>
type Said = Omit<ComplaintStep, 'day' | 'complaintId' | 'at' | 'until' | 'heardBy' | 'toId'>

export type StoryStep = Said & {
  /** Minutes after the store learned of it. */
  readonly afterMin: number
  /** Who took it; the supervisor unless said. */
  readonly by?: Part
  /** A pause: until this many minutes after the store learned of it. */
  readonly untilMin?: number
  /** Who has it this evening. */
  readonly night?: Part
}

export type Story = Pick<
  Complaint,
  'channel' | 'category' | 'level' | 'customerName' | 'description'
> & {
  readonly start:
    | { readonly daysAgo: number; readonly hour: number; readonly minute: number }
    | { readonly minutesAgo: number }
  readonly phone: string
  readonly model?: string
  readonly customerWish?: string
  readonly solution?: string
  readonly enteredBy?: 'reception'
  readonly enteredAfterMin?: number
  readonly lateReason?: string
  readonly owner?: Part
  /** Which consultant it is about, by number. */
  readonly aboutNo?: number
  readonly car?: Partial<Pick<Complaint, 'plate' | 'vinLast6' | 'orderRef' | 'emotion'>>
  /** Written down when it is closed. */
  readonly cause?: Partial<Pick<Complaint, 'causeType' | 'rootCause' | 'prevention'>>
  readonly compensation?: Partial<Pick<Complaint, 'compensationKind' | 'compensationCny'>>
  readonly steps: readonly StoryStep[]
}

type Satisfaction = NonNullable<ComplaintStep['satisfaction']>
const DAY = 1440

const handled = (repliedMin: number, satisfaction: Satisfaction): StoryStep[] => [
  { afterMin: 8, step: 'accepted' },
  { afterMin: 35, step: 'contacted', note: '已致電，聽完經過並約定回覆時間' },
  { afterMin: Math.round(repliedMin * 0.6), step: 'planned' },
  { afterMin: repliedMin, step: 'replied', note: '方案已告知客戶' },
  { afterMin: repliedMin + DAY, step: 'closed', note: '回訪完成', satisfaction },
]

export const DEMO_STORIES: readonly Story[] = [
  {
    start: { daysAgo: 12, hour: 11, minute: 5 },
    ...{ channel: 'on_site', category: 'price_promise', level: 2, enteredBy: 'reception' },
    ...{ customerName: '李女士', phone: '000-0000-0002', model: 'M2' },
    description: '交車時答應送的腳踏墊沒有裝上。',
    customerWish: '本週內補上',
    solution: '腳踏墊當日寄出，附上致歉卡',
    car: { plate: '示A·D1002', orderRef: 'D-1002' },
    cause: { causeType: 'promise', prevention: '贈品寫進交車確認單' },
    compensation: { compensationKind: 'accessory', compensationCny: 320 },
    steps: handled(385, 'satisfied'),
  },
  {
    start: { daysAgo: 10, hour: 15, minute: 20 },
    ...{ channel: 'phone', category: 'waiting', level: 1 },
    ...{ customerName: '吳先生', phone: '000-0000-0011' },
    description: '週末到店等了二十五分鐘沒有人接待。',
    solution: '主管致歉，安排專人預約接待',
    steps: handled(150, 'satisfied'),
  },
  {
    start: { daysAgo: 9, hour: 19, minute: 40 },
    ...{ channel: 'wechat', category: 'contract_fee', level: 2 },
    ...{ customerName: '孫女士', phone: '000-0000-0012', model: 'M1' },
    description: '合約上多了一筆報價單沒有的服務費。',
    customerWish: '退回該筆費用',
    solution: '費用退回，合約重新列印',
    car: { orderRef: 'D-0988', emotion: 4 },
    cause: {
      causeType: 'process',
      rootCause: '合約範本沒有跟著報價單更新',
      prevention: '簽約前由主管逐項核對報價單',
    },
    compensation: { compensationKind: 'refund', compensationCny: 1500 },
    steps: [
      { afterMin: 45, step: 'accepted' },
      { afterMin: 52, step: 'attempt', method: 'phone', result: 'no_answer' },
      { afterMin: 60, step: 'contacted', note: '當晚通話，說明隔日查帳' },
      { afterMin: 70, step: 'night', night: 'supervisor' },
      {
        ...{ afterMin: 725, step: 'level', fromLevel: 2, toLevel: 3, by: 'manager' },
        note: '時限已過',
      },
      {
        afterMin: 740,
        step: 'facts',
        note: '核對報價單與合約，確實多列一筆',
        by: 'manager',
      },
      { afterMin: 800, step: 'planned', by: 'manager' },
      {
        ...{ afterMin: 850, step: 'replied', outcome: 'solved', by: 'manager' },
        note: '超過十二小時，經理出面說明並當場同意退費',
      },
      { afterMin: 1300, step: 'executed', note: '財務已退款，附轉帳回單', by: 'manager' },
      {
        ...{ afterMin: 2400, step: 'called_back', satisfaction: 'fair', by: 'reception' },
        note: '錢收到了，但希望第一次就說清楚',
      },
      { afterMin: 2480, step: 'settled', note: '客戶簽收退費同意書，存檔', by: 'manager' },
      {
        ...{ afterMin: 2500, step: 'closed', satisfaction: 'fair', stance: 'understands' },
        ...{ note: '經理同意結案', by: 'manager' },
      },
    ],
  },
  {
    start: { daysAgo: 8, hour: 10, minute: 12 },
    ...{ channel: 'on_site', category: 'delivery_delay', level: 2 },
    ...{ customerName: '鄧先生', phone: '000-0000-0013', model: 'M3' },
    description: '交車日期改了兩次，沒有人先打電話。',
    customerWish: '確定日期並提前一天通知',
    solution: '交車日定於週六上午，專人每日回報進度',
    cause: { causeType: 'process', prevention: '改期當天由顧問打電話，主管抽查' },
    steps: [
      { afterMin: 6, step: 'accepted' },
      { afterMin: 20, step: 'contacted' },
      { afterMin: 35, step: 'handover', department: 'papers', toName: '上牌組 趙' },
      { afterMin: 200, step: 'planned' },
      { afterMin: 300, step: 'replied', outcome: 'plan', note: '客戶接受週六上午交車' },
      { afterMin: 3 * DAY, step: 'executed', note: '週六上午準時交車，客戶簽收' },
      {
        ...{ afterMin: 4 * DAY, step: 'called_back', satisfaction: 'satisfied' },
        by: 'reception',
      },
      { afterMin: 4 * DAY + 30, step: 'closed', satisfaction: 'satisfied' },
    ],
  },
  {
    start: { daysAgo: 6, hour: 14, minute: 48 },
    ...{ channel: 'review_site', category: 'environment', level: 1 },
    ...{ customerName: '趙小姐', phone: '000-0000-0021' },
    description: '洗手間沒有擦手紙，地面有水。',
    solution: '調整巡檢時間，回覆評論',
    enteredAfterMin: 35,
    lateReason: '下班路上看到評論，回店才登記',
    steps: handled(210, 'very'),
  },
  {
    start: { daysAgo: 5, hour: 16, minute: 30 },
    ...{ channel: 'phone', category: 'papers_plates', level: 2, enteredBy: 'reception' },
    ...{ customerName: '錢先生', phone: '000-0000-0022', model: 'M5' },
    description: '臨時牌到期，正式牌還沒辦好。',
    solution: '續辦臨時牌並免費接送',
    car: { plate: '示臨·0022', vinLast6: 'D00022' },
    cause: { causeType: 'third_party', prevention: '到期前三天由系統名單提醒' },
    steps: handled(440, 'satisfied'),
  },
  {
    start: { daysAgo: 4, hour: 10, minute: 20 },
    ...{ channel: 'phone', category: 'test_drive', level: 1 },
    ...{ customerName: '羅先生', phone: '000-0000-0024' },
    description: '試駕後一直沒有收到說好的配置表。',
    cause: { causeType: 'person', prevention: '試駕後當天由顧問回傳資料並打勾' },
    steps: [
      { afterMin: 5, step: 'accepted' },
      { afterMin: 12, step: 'contacted' },
      { afterMin: 30, step: 'replied', note: '配置表已傳，致歉' },
      { afterMin: 45, step: 'closed', satisfaction: 'satisfied' },
      { afterMin: DAY, step: 'reopened', note: '客人說收到的是舊年式的配置表' },
      { afterMin: DAY + 8, step: 'contacted' },
      { afterMin: DAY + 40, step: 'replied', note: '補傳新年式並由主管核對' },
      {
        ...{ afterMin: 2 * DAY + 40, step: 'called_back', satisfaction: 'satisfied' },
        by: 'reception',
      },
      { afterMin: 2 * DAY + 60, step: 'closed', satisfaction: 'satisfied' },
    ],
  },
  {
    start: { daysAgo: 3, hour: 9, minute: 55 },
    ...{ channel: 'survey', category: 'test_drive', level: 1 },
    ...{ customerName: '馮女士', phone: '000-0000-0023', model: 'M3' },
    description: '試駕路線太短，沒有走到高速。',
    solution: '另約週末完整路線試駕',
    steps: handled(180, 'very'),
  },
  {
    start: { daysAgo: 1, hour: 13, minute: 10 },
    ...{ channel: 'on_site', category: 'attitude', level: 2, aboutNo: 1 },
    ...{ customerName: '陸先生', phone: '000-0000-0031', model: 'M2' },
    description: '談價格時顧問中途離開接電話，感覺不被尊重。',
    solution: '主管當面致歉，改由資深顧問接手',
    car: { emotion: 3 },
    steps: [
      ...handled(260, 'satisfied').slice(0, 4),
      { afterMin: 280, step: 'statement', note: '當時是銀行回電，應先向客人說明再離開。' },
    ],
  },
  {
    start: { minutesAgo: 400 },
    ...{ channel: 'wechat', category: 'car_quality', level: 3, owner: 'manager' },
    ...{ customerName: '秦先生', phone: '000-0000-0041', model: 'M3' },
    description: '新車第二天中控黑屏，重啟才恢復，已是第二次反映。',
    customerWish: '當天檢查並說明原因',
    car: { plate: '示A·D4101', vinLast6: 'D04101', emotion: 4 },
    steps: [
      { afterMin: 12, step: 'accepted' },
      { afterMin: 20, step: 'attempt', method: 'phone', result: 'voice_message' },
      { afterMin: 50, step: 'contacted', note: '已聯絡，等售後檢測報告', by: 'manager' },
      {
        ...{ afterMin: 60, step: 'handover', department: 'service', toName: '技術主管 程' },
        ...{ note: '已告訴客人', by: 'manager' },
      },
    ],
  },
  {
    start: { minutesAgo: 360 },
    ...{ channel: 'phone', category: 'finance_insurance', level: 2 },
    ...{ customerName: '許太太', phone: '000-0000-0042', model: 'M1' },
    description: '貸款利率和簽約時說的不同。',
    car: { orderRef: 'D-1042' },
    steps: [
      { afterMin: 6, step: 'accepted' },
      { afterMin: 40, step: 'contacted' },
      { afterMin: 180, step: 'paused', note: '客戶開會中，請我們晚點再打', untilMin: 540 },
    ],
  },
  {
    start: { minutesAgo: 265 },
    ...{ channel: 'on_site', category: 'delivery_delay', level: 2, enteredBy: 'reception' },
    ...{ customerName: '何小姐', phone: '000-0000-0043', model: 'M5' },
    description: '約好今天看車，車還在運輸途中。',
    solution: '安排同款試駕車，到店後第一時間通知',
    steps: [
      { afterMin: 5, step: 'accepted' },
      { afterMin: 20, step: 'contacted' },
      { afterMin: 95, step: 'planned' },
    ],
  },
  {
    start: { minutesAgo: 110 },
    ...{ channel: 'manufacturer', category: 'data_privacy', level: 4, owner: 'admin' },
    ...{ customerName: '呂先生', phone: '000-0000-0044' },
    description: '離店後接到陌生貸款公司電話，懷疑資料外流。',
    car: { emotion: 5 },
    steps: [
      { afterMin: 9, step: 'accepted', by: 'admin' },
      { afterMin: 11, step: 'acknowledged', by: 'admin' },
      { afterMin: 30, step: 'contacted', note: '已致電安撫，正在查詢紀錄', by: 'admin' },
    ],
  },
  {
    start: { minutesAgo: 14 },
    ...{ channel: 'on_site', category: 'waiting', level: 1, enteredBy: 'reception' },
    ...{ customerName: '張先生', phone: '000-0000-0045' },
    description: '洽談區等報價單超過二十分鐘。',
    steps: [],
  },
]
