/**
 * The ready-to-use daily checklist of the showroom supervisor: 33 points, from the opening to
 * the closing and the week. Times are defaults. Loaded by the server only.
 */
import type {
  ChecklistItem,
  ChecklistMoment,
  ChecklistTemplate,
  Proof,
} from './checklist-template.ts'

type When = { times: string[] } | { isAnyTime: true } | { weekday: number }
type Row = readonly [
  id: string,
  when: When,
  hant: string,
  hans: string,
  en: string,
  proof?: Proof,
]

function pointsOf(moment: ChecklistMoment, rows: readonly Row[]): ChecklistItem[] {
  return rows.map(([id, when, hant, hans, en, proof = 'none']) => ({
    ...{ id, moment, times: [], proof, ...when },
    text: { 'zh-Hant': hant, 'zh-Hans': hans, en },
  }))
}

export const DEFAULT_CHECKLIST: ChecklistTemplate = {
  code: 'supervisor',
  version: 1,
  name: {
    'zh-Hant': '銷售主管每日檢核',
    'zh-Hans': '销售主管每日检核',
    en: "Supervisor's day",
  },
  status: 'active',
  patrols: ['10:00', '14:00', '16:00'],
  items: [
    ...pointsOf('opening', [
      [
        'S-O01',
        { times: ['08:15'] },
        '到店，查看昨日未關閉事項、整改單與投訴時鐘',
        '到店，查看昨日未关闭事项、整改单与投诉时钟',
        "Arrive; look at yesterday's open points, 5S cards and complaint clocks",
        'list_opened',
      ],
      [
        'S-O02',
        { times: ['08:20'] },
        '核對出勤、儀容、值班與替補人員',
        '核对出勤、仪容、值班与替补人员',
        'Check attendance, grooming, duty roster and substitutes',
      ],
      [
        'S-O03',
        { times: ['08:25'] },
        '檢視各顧問今日工作計劃，標出逾期與H級客戶',
        '检视各顾问今日工作计划，标出逾期与H级客户',
        "Read each consultant's plan for today; mark overdue and H-level prospects",
      ],
      [
        'S-O04',
        { times: ['08:30'] },
        '主持晨會十五分鐘並記錄今日訂單與交車預報',
        '主持晨会十五分钟并记录今日订单与交车预报',
        "Lead the 15-minute morning meeting; record today's order and delivery forecast",
      ],
      [
        'S-O05',
        { times: ['08:45'] },
        '開店5S檢核並開立整改單',
        '开店5S检核并开立整改单',
        'Opening 5S round; issue cards',
        'round_signed',
      ],
      [
        'S-O06',
        { times: ['08:50'] },
        '確認試駕車、鑰匙、保險與協議表單就緒',
        '确认试驾车、钥匙、保险与协议表单就绪',
        'Confirm drive cars, keys, insurance and agreement forms',
      ],
      [
        'S-O07',
        { times: ['08:55'] },
        '門口兩名顧問到位，接待順位簽到完成',
        '门口两名顾问到位，接待顺位签到完成',
        'Two consultants at the door; queue sign-in complete',
      ],
      [
        'S-O08',
        { times: ['09:00'] },
        '上報昨日客流與今日預報（如店內要求）',
        '上报昨日客流与今日预报（如店内要求）',
        "Report yesterday's traffic and today's forecast upward, if required (other stores: by 09:30 or 10:00)",
      ],
    ]),
    ...pointsOf('patrol', [
      [
        'S-P01',
        { times: ['10:00', '14:00', '16:00'] },
        '按路線巡視展廳並完成巡視項',
        '按路线巡视展厅并完成巡视项',
        'Walk the route and complete the patrol items',
        'round_signed',
      ],
      [
        'S-P02',
        { times: [] },
        '門口兩人、前臺無圍聚、無人久候',
        '门口两人、前台无围聚、无人久候',
        'Two at the door, no cluster at the desk, nobody waiting',
      ],
      [
        'S-P03',
        { times: [] },
        '掌握人員動向，未歸位者聯繫',
        '掌握人员动向，未归位者联系',
        'Know where everyone is; call those missing',
      ],
      [
        'S-P04',
        { times: [] },
        '查看未補全的客流記錄並提醒',
        '查看未补全的客流记录并提醒',
        'Look at open visitor rows and remind',
        'visits_complete',
      ],
      [
        'S-P05',
        { isAnyTime: true },
        '洽談超過三十分鐘或客戶欲離店時介入支援',
        '洽谈超过三十分钟或客户欲离店时介入支援',
        'Join talks over 30 minutes or when a customer is about to leave',
      ],
      [
        'S-P06',
        { isAnyTime: true },
        '試駕前覆核、試駕後簽字',
        '试驾前复核、试驾后签字',
        'Check before and sign after each test drive',
      ],
      [
        'S-P07',
        { times: ['11:30'] },
        '檢查上午應跟進完成率，調整下午計劃',
        '检查上午应跟进完成率，调整下午计划',
        'Check morning follow-ups; adjust the afternoon',
      ],
      [
        'S-P08',
        { times: ['13:30'] },
        '現場觀察一位顧問的一個流程步驟並當場反饋',
        '现场观察一位顾问的一个流程步骤并当场反馈',
        'Observe one consultant in one step and give feedback at once',
      ],
      [
        'S-P09',
        { times: ['15:00'] },
        '親自致電或面見兩位客戶，了解流程與滿意',
        '亲自致电或面见两位客户，了解流程与满意',
        'Call or meet two customers about process and satisfaction',
      ],
      [
        'S-P10',
        { times: ['15:30'] },
        '查看投訴與抱怨時鐘，確保十二小時內處理',
        '查看投诉与抱怨时钟，确保十二小时内处理',
        'Check complaint clocks against the 12 hours',
        'complaints_in_time',
      ],
      [
        'S-P11',
        { times: ['16:30'] },
        '確認明日邀約與交車準備',
        '确认明日邀约与交车准备',
        "Confirm tomorrow's appointments and deliveries",
      ],
    ]),
    ...pointsOf('closing', [
      [
        'S-C01',
        { times: ['17:30'] },
        '逐人檢核今日計劃完成情況，未完成須改期並註明原因',
        '逐人检核今日计划完成情况，未完成须改期并注明原因',
        'Check each plan; unfinished tasks are moved with a reason',
      ],
      [
        'S-C02',
        { times: ['17:40'] },
        '核對客流統計表、來電網絡外展外拓統計表與PCR卡',
        '核对客流统计表、来电网络外展外拓统计表与PCR卡',
        'Compare showroom log, other-channel log and PCR cards',
      ],
      [
        'S-C03',
        { times: ['17:50'] },
        '確認全部錄入DMS，差異逐筆處理',
        '确认全部录入DMS，差异逐笔处理',
        'Make sure all is in the DMS; settle each difference',
      ],
      [
        'S-C04',
        { times: ['18:00'] },
        '試駕記錄、協議與鑰匙三者一致',
        '试驾记录、协议与钥匙三者一致',
        'Drive records, agreements and keys agree',
      ],
      [
        'S-C05',
        { times: ['18:00'] },
        '主持夕會，確認明日計劃與責任人',
        '主持夕会，确认明日计划与责任人',
        "Lead the evening meeting; tomorrow's plan and owners",
      ],
      [
        'S-C06',
        { times: ['18:15'] },
        '審批戰敗與失控申請，抽一位客戶回電核實',
        '审批战败与失控申请，抽一位客户回电核实',
        'Decide lost and lapsed requests; call back one of them',
      ],
      [
        'S-C07',
        { times: ['18:20'] },
        '至少認可一位同事的努力或成果',
        '至少认可一位同事的努力或成果',
        "Recognise at least one person's effort or result",
        'recognition_given',
      ],
      [
        'S-C08',
        { times: ['18:30'] },
        '關店5S與安全檢核，展車鑰匙入櫃',
        '关店5S与安全检核，展车钥匙入柜',
        'Closing 5S and safety round; keys locked away',
        'round_signed',
      ],
      [
        'S-C09',
        { times: ['18:40'] },
        '簽核當日數據並鎖定，備份或同步',
        '签核当日数据并锁定，备份或同步',
        'Sign and lock the day; back up or sync',
      ],
    ]),
    ...pointsOf('weekly', [
      [
        'S-W01',
        { weekday: 1 },
        '上報上週客流週報，更新本週排班與活動目標',
        '上报上周客流周报，更新本周排班与活动目标',
        "Send last week's traffic report; update roster and campaign targets",
      ],
      [
        'S-W02',
        { weekday: 3 },
        '每位顧問一次一對一輔導（十五至二十分鐘）',
        '每位顾问一次一对一辅导（十五至二十分钟）',
        'One coaching talk per consultant (15-20 min)',
      ],
      [
        'S-W03',
        { weekday: 5 },
        '週會：目標、漏斗、對比、戰敗、投訴、培訓需求',
        '周会：目标、漏斗、对比、战败、投诉、培训需求',
        'Weekly meeting: target, funnel, comparison, lost, complaints, training needs',
      ],
      [
        'S-W04',
        { weekday: 5 },
        '向內訓師反饋培訓需求並確認上週效果',
        '向内训师反馈培训需求并确认上周效果',
        "Hand training needs to the trainer and check last week's effect",
      ],
      [
        'S-W05',
        { weekday: 7 },
        '檢視順位公平、門口覆蓋與重複5S問題',
        '检视顺位公平、门口覆盖与重复5S问题',
        'Review fairness of the queue, door coverage and repeated 5S points',
      ],
    ]),
  ],
}
