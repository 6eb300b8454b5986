/** What the demo's customers complained about. All of it is invented. */
import type { Complaint, ComplaintStep, Satisfaction } from '#shared/complaint/complaint.ts'

export type StoryStep = {
  /** Minutes after the store learned of it. */
  readonly afterMin: number
  readonly step: ComplaintStep['step']
  readonly note?: string
  readonly satisfaction?: Satisfaction
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
  readonly steps: readonly StoryStep[]
}

const handled = (repliedMin: number, satisfaction: Satisfaction): StoryStep[] => [
  { afterMin: 8, step: 'accepted' },
  { afterMin: 35, step: 'contacted', note: '已致電，聽完經過並約定回覆時間' },
  { afterMin: Math.round(repliedMin * 0.6), step: 'planned' },
  { afterMin: repliedMin, step: 'replied', note: '方案已告知客戶' },
  { afterMin: repliedMin + 1440, step: 'closed', note: '回訪完成', satisfaction },
]

export const DEMO_STORIES: readonly Story[] = [
  {
    start: { daysAgo: 12, hour: 11, minute: 5 },
    ...{ channel: 'on_site', category: 'price_promise', level: 2, enteredBy: 'reception' },
    ...{ customerName: '李女士', phone: '000-0000-0002', model: 'M2' },
    description: '交車時答應送的腳踏墊沒有裝上。',
    customerWish: '本週內補上',
    solution: '腳踏墊當日寄出，附上致歉卡',
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
    ...{ channel: 'wechat', category: 'contract_fee', level: 3 },
    ...{ customerName: '孫女士', phone: '000-0000-0012', model: 'M1' },
    description: '合約上多了一筆報價單沒有的服務費。',
    customerWish: '退回該筆費用',
    solution: '費用退回，合約重新列印',
    steps: [
      { afterMin: 45, step: 'accepted' },
      { afterMin: 60, step: 'contacted', note: '當晚通話，說明隔日查帳' },
      { afterMin: 800, step: 'planned' },
      { afterMin: 850, step: 'replied', note: '超過十二小時，經理出面說明' },
      { afterMin: 2500, step: 'closed', note: '經理同意結案', satisfaction: 'fair' },
    ],
  },
  {
    start: { daysAgo: 8, hour: 10, minute: 12 },
    ...{ channel: 'on_site', category: 'delivery_delay', level: 2 },
    ...{ customerName: '鄧先生', phone: '000-0000-0013', model: 'M3' },
    description: '交車日期改了兩次，沒有人先打電話。',
    customerWish: '確定日期並提前一天通知',
    solution: '交車日定於週六上午，專人每日回報進度',
    steps: handled(300, 'satisfied'),
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
    steps: handled(440, 'satisfied'),
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
    ...{ channel: 'on_site', category: 'attitude', level: 2 },
    ...{ customerName: '陸先生', phone: '000-0000-0031', model: 'M2' },
    description: '談價格時顧問中途離開接電話，感覺不被尊重。',
    solution: '主管當面致歉，改由資深顧問接手',
    steps: handled(260, 'satisfied').slice(0, 4),
  },
  {
    start: { minutesAgo: 645 },
    ...{ channel: 'wechat', category: 'car_quality', level: 3 },
    ...{ customerName: '秦先生', phone: '000-0000-0041', model: 'M3' },
    description: '新車第二天中控黑屏，重啟才恢復。',
    customerWish: '當天檢查並說明原因',
    steps: [
      { afterMin: 12, step: 'accepted' },
      { afterMin: 50, step: 'contacted', note: '已聯絡，等售後檢測報告' },
    ],
  },
  {
    start: { minutesAgo: 360 },
    ...{ channel: 'phone', category: 'finance_insurance', level: 2 },
    ...{ customerName: '許太太', phone: '000-0000-0042', model: 'M1' },
    description: '貸款利率和簽約時說的不同。',
    steps: [
      { afterMin: 6, step: 'accepted' },
      { afterMin: 40, step: 'contacted' },
      { afterMin: 180, step: 'paused', note: '客戶開會中，請我們傍晚再打' },
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
    ...{ channel: 'manufacturer', category: 'data_privacy', level: 3 },
    ...{ customerName: '呂先生', phone: '000-0000-0044' },
    description: '離店後接到陌生貸款公司電話，懷疑資料外流。',
    steps: [
      { afterMin: 9, step: 'accepted' },
      { afterMin: 30, step: 'contacted', note: '已致電安撫，正在查詢紀錄' },
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
