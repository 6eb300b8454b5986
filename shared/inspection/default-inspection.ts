/**
 * The 5S sheet a new store starts with (展廳5S管理檢核表): 62 rows in 11 areas, in walking order.
 * For the server only: a tablet gets it as a record, like any later version.
 */
import {
  type InspectionArea,
  type InspectionItem,
  type InspectionTemplate,
  inspectionTemplate,
} from './inspection-template.ts'

/** Code | 繁體 | 简体 | English. */
const AREAS = `
A | 外圍與停車場 | 外围与停车场 | Exterior and parking
B | 門口與迎賓區 | 门口与迎宾区 | Entrance and greeting zone
C | 前臺 | 前台 | Front desk
D | 展車 | 展车 | Display cars
E | 展廳環境 | 展厅环境 | Showroom environment
F | 洽談區 | 洽谈区 | Negotiation area
G | 客戶休息區 | 客户休息区 | Customer lounge
H | 洗手間 | 洗手间 | Restrooms
I | 試乘試駕車 | 试乘试驾车 | Test-drive cars
J | 交車區 | 交车区 | Delivery bay
K | 人員、資料與安全 | 人员、资料与安全 | Staff, documents and safety
`

/**
 * Id | when (opening, patrol, closing, weekly) | weight | marks | owner | 繁體 | 简体 | English.
 * ★ = critical. repair = what fails may need a tradesman: a day, not two hours. no-photo = a
 * picture would show nothing of it, such as a smell.
 */
const ITEMS = `
A01 | O/P | 2 | - | security | 客戶車位空出且有標示，員工車、庫存車未佔用 | 客户车位空出且有标示，员工车、库存车未占用 | Customer bays are free and signed; no staff or stock car in them
A02 | O | 1 | - | cleaner | 地面無煙蒂、落葉堆、積水與油漬 | 地面无烟蒂、落叶堆、积水与油渍 | Ground free of cigarette ends, leaf piles, puddles and oil
A03 | O | 1 | - | supervisor | 品牌立牌、燈箱與營業時間牌完整可讀 | 品牌立牌、灯箱与营业时间牌完整可读 | Brand pylon, light box and opening-hours sign complete and readable
A04 | O/C | 1 | - | cleaner | 外立面玻璃在視線高度內無手印與張貼殘膠 | 外立面玻璃在视线高度内无手印与张贴残胶 | Outer glass has no handprints or glue residue at eye height
A05 | O/P | 2 | - | security | 雨天備有傘架與防滑墊，通道不打滑 | 雨天备有伞架与防滑垫，通道不打滑 | In rain: umbrella stand and anti-slip mats are out, walkway not slippery
B01 | O/P | 3 | ★ | consultant_zone | 營業時間內門口有兩名值班顧問站位並面向來客 | 营业时间内门口有两名值班顾问站位并面向来客 | During opening hours two duty consultants stand at the door facing arrivals
B02 | O/P | 2 | repair | front_desk | 大門感應、門把與地墊完好潔淨 | 大门感应、门把与地垫完好洁净 | Door sensor, handles and mat work and are clean
B03 | O | 1 | - | front_desk | 當期活動海報在檔期內，過期物料已撤下 | 当期活动海报在档期内，过期物料已撤下 | Only current campaign posters are up; expired material is removed
B04 | O/P | 2 | ★ | security | 出入口與緊急出口通道無物品阻擋 | 出入口与紧急出口通道无物品阻挡 | Entrance and emergency exit routes are not blocked
B05 | O/P | 1 | no-photo | front_desk | 迎賓區空氣清新，無煙味與餐食味 | 迎宾区空气清新，无烟味与餐食味 | Entrance air is fresh, no smoke or food smell
C01 | O/P | 2 | - | front_desk | 前臺三米內無員工閒聊圍聚 | 前台三米内无员工闲聊围聚 | No staff gathering or chatting within three metres of the desk
C02 | O/P | 2 | - | front_desk | 臺面只留當班用品，杯具與私人物品收起 | 台面只留当班用品，杯具与私人物品收起 | Desk top holds only items in use; cups and private things are put away
C03 | O/C | 2 | ★ | front_desk | 客流登記、來電登記等含個人資訊的紙本未敞開朝向客戶 | 客流登记、来电登记等含个人信息的纸本未敞开朝向客户 | Logs that carry personal data do not lie open towards customers
C04 | O | 1 | - | front_desk | 試駕協議、反饋表、報價單等空白表單各不少於十份 | 试驾协议、反馈表、报价单等空白表单各不少于十份 | At least ten blanks each of test-drive agreement, feedback sheet and quotation form
C05 | O | 1 | - | it | 電話、平板、打印機與叫號設備可用且電量充足 | 电话、平板、打印机与叫号设备可用且电量充足 | Phone, tablet, printer and call device work and are charged
C06 | O/P | 1 | - | front_desk | 值班表與當日預約清單已更新並可查閱 | 值班表与当日预约清单已更新并可查阅 | Duty roster and today's appointment list are up to date and at hand
D01 | O/P | 3 | - | consultant_zone | 漆面、玻璃、鏡面無指紋、灰塵與水痕 | 漆面、玻璃、镜面无指纹、灰尘与水痕 | Paint, glass and mirrors free of fingerprints, dust and water marks
D02 | O | 2 | - | consultant_zone | 輪胎上光、輪轂標誌擺正，車下無油滴 | 轮胎上光、轮毂标志摆正，车下无油滴 | Tyres dressed, wheel-cap logos upright, no drips under the car
D03 | O/P | 2 | - | consultant_zone | 座椅位置統一、塑料膜已拆、腳墊平整 | 座椅位置统一、塑料膜已拆、脚垫平整 | Seats at the standard position, plastic film removed, mats flat
D04 | O | 2 | ★ | consultant_zone | 配置價格牌與該車車型版本一致且在有效期 | 配置价格牌与该车车型版本一致且在有效期 | Specification and price board matches this very car and is still valid
D05 | O | 1 | - | consultant_zone | 電瓶電量足，多媒體可演示，時鐘與語言正確 | 电瓶电量足，多媒体可演示，时钟与语言正确 | Battery is charged, media system can be shown, clock and language right
D06 | O/P | 1 | - | consultant_zone | 車內無私人物品，儲物格與後備箱整潔 | 车内无私人物品，储物格与后备箱整洁 | No private things inside; compartments and boot are tidy
D07 | O/C | 2 | - | consultant_zone | 展車位置、朝向與間距符合當期佈置圖 | 展车位置、朝向与间距符合当期布置图 | Position, direction and spacing follow the current layout plan
D08 | C | 2 | ★ | supervisor | 展車鑰匙清點齊全並鎖入鑰匙櫃 | 展车钥匙清点齐全并锁入钥匙柜 | All display-car keys counted and locked in the key cabinet
E01 | O/P | 2 | - | cleaner | 地面光潔無水漬、紙屑與線纜裸露 | 地面光洁无水渍、纸屑与线缆裸露 | Floor clean, no water, paper or loose cables
E02 | O/P | 1 | repair | supervisor | 照明全亮，展車聚光燈無損壞 | 照明全亮，展车聚光灯无损坏 | All lights on, no dead spotlight over the cars
E03 | O/P | 1 | repair no-photo | supervisor | 溫度適宜(夏季二十四至二十六度，冬季二十至二十二度) | 温度适宜(夏季二十四至二十六度，冬季二十至二十二度) | Comfortable temperature (24-26 °C in summer, 20-22 °C in winter)
E04 | O/P | 1 | no-photo | it | 背景音樂與視頻播放正常、音量不妨礙交談 | 背景音乐与视频播放正常、音量不妨碍交谈 | Music and video run, volume does not disturb talk
E05 | O | 1 | - | front_desk | 型錄架每車型不少於十份且為現行版本 | 型录架每车型不少于十份且为现行版本 | Brochure rack holds at least ten current copies per model
E06 | O | 2 | ★ | supervisor | 整車、配件與各項服務收費及三包政策已公示 | 整车、配件与各项服务收费及三包政策已公示 | Prices of cars, parts, all service fees and the warranty policy are on display
F01 | O/P | 2 | - | consultant_zone | 客戶離座三分鐘內桌椅復位、杯具清走 | 客户离座三分钟内桌椅复位、杯具清走 | Table reset and cups cleared within three minutes after a customer leaves
F02 | O/P | 2 | ★ | consultant_zone | 桌面無遺留報價單、身份證件與客戶資料 | 桌面无遗留报价单、身份证件与客户资料 | No quotation, ID document or customer paper left on a table
F03 | O | 1 | - | consultant_zone | 桌椅無破損，四椅與桌邊對齊 | 桌椅无破损，四椅与桌边对齐 | Furniture undamaged, chairs squared to the table
F04 | O | 1 | - | consultant_zone | 筆、計算工具、金融與保險資料備齊 | 笔、计算工具、金融与保险资料备齐 | Pens, calculator, finance and insurance sheets are ready
F05 | O/P | 1 | - | front_desk | 飲品單列出三種以上飲品並可即時提供 | 饮品单列出三种以上饮品并可即时提供 | Drinks card offers three or more drinks that can be served at once
F06 | P | 1 | - | supervisor | 等候超過五分鐘的客戶已有人照應 | 等候超过五分钟的客户已有人照应 | Any customer waiting more than five minutes is being looked after
G01 | O/P | 1 | - | cleaner | 沙發、茶几無污漬，抱枕與座椅擺正 | 沙发、茶几无污渍，抱枕与座椅摆正 | Sofas and tables without stains, cushions straight
G02 | O/P | 1 | - | front_desk | 飲水機、咖啡機與杯具衛生且補足 | 饮水机、咖啡机与杯具卫生且补足 | Water and coffee machines and cups clean and stocked
G03 | O | 1 | - | front_desk | 書報雜誌為近期，遙控器與無線網絡說明在位 | 书报杂志为近期，遥控器与无线网络说明在位 | Reading matter is recent; remote control and Wi-Fi card in place
G04 | O/P | 2 | ★ | front_desk | 兒童區無尖角、小零件與破損玩具 | 儿童区无尖角、小零件与破损玩具 | Children's corner has no sharp edges, small parts or broken toys
G05 | O/P | 1 | repair | it | 充電座可用，插座無鬆動 | 充电座可用，插座无松动 | Charging points work, sockets not loose
G06 | O/P | 1 | - | cleaner | 垃圾桶不超過四分之三滿 | 垃圾桶不超过四分之三满 | Bins not more than three quarters full
H01 | O/P | 2 | - | cleaner | 地面乾燥，洗手檯無水漬，鏡面明亮 | 地面干燥，洗手台无水渍，镜面明亮 | Floor dry, basin without puddles, mirror bright
H02 | O/P | 2 | repair no-photo | cleaner | 無異味，排風正常 | 无异味，排风正常 | No smell, extractor works
H03 | O/P | 2 | - | cleaner | 洗手液、擦手紙、廁紙充足 | 洗手液、擦手纸、厕纸充足 | Soap, hand towels and toilet paper are stocked
H04 | O/P | 1 | repair | cleaner | 門鎖、掛鉤、沖水與燈具完好 | 门锁、挂钩、冲水与灯具完好 | Locks, hooks, flush and lights work
H05 | P | 1 | - | cleaner | 清潔記錄表按時簽名 | 清洁记录表按时签名 | Cleaning record is signed on time
I01 | O | 3 | ★ | test_drive_specialist | 車況無報警燈，胎壓、燈光、安全帶正常 | 车况无报警灯，胎压、灯光、安全带正常 | No warning light; tyre pressure, lamps and belts in order
I02 | O | 2 | ★ | test_drive_specialist | 行駛證、交強險標識與試駕保險在有效期 | 行驶证、交强险标识与试驾保险在有效期 | Registration, compulsory insurance and test-drive cover are valid
I03 | O/P | 2 | - | test_drive_specialist | 油量不少於二分之一或電量不少於百分之六十 | 油量不少于二分之一或电量不少于百分之六十 | Fuel at least one half, or battery at least 60 percent
I04 | O/P | 2 | - | test_drive_specialist | 內外清潔，座椅後視鏡復位，無前客物品 | 内外清洁，座椅后视镜复位，无前客物品 | Clean inside and out, seat and mirrors reset, nothing left by the last guest
I05 | O | 1 | - | test_drive_specialist | 試駕車貼完整，專用車位未被佔用 | 试驾车贴完整，专用车位未被占用 | Test-drive decals intact, its bay is free
I06 | C | 2 | ★ | test_drive_specialist | 鑰匙交還登記，里程與使用記錄相符 | 钥匙交还登记，里程与使用记录相符 | Key returned and logged; odometer agrees with the usage record
J01 | O | 1 | - | delivery_specialist | 交車區背景板、地面與燈光整潔 | 交车区背景板、地面与灯光整洁 | Delivery backdrop, floor and lights clean
J02 | O | 2 | - | delivery_specialist | 當日待交車已完成洗車、檢查與隨車物品清點 | 当日待交车已完成洗车、检查与随车物品清点 | Cars due today are washed, inspected and their loose items counted
J03 | O/P | 1 | - | delivery_specialist | 交車用品(花、禮盒、確認單)齊備 | 交车用品(花、礼盒、确认单)齐备 | Delivery items (flowers, gift, hand-over sheet) ready
J04 | P | 1 | - | delivery_specialist | 交車看板與當日交車計劃一致 | 交车看板与当日交车计划一致 | Delivery board agrees with today's delivery plan
K01 | O | 2 | - | supervisor | 當班人員著裝、工牌、儀容合乎規範 | 当班人员着装、工牌、仪容合乎规范 | Staff on shift: uniform, badge and grooming as required
K02 | O/C | 2 | ★ | consultant_zone | 無人桌面不留客戶卡，文件櫃與電腦已鎖 | 无人桌面不留客户卡，文件柜与电脑已锁 | No customer card on an unattended desk; cabinets and computers locked
K03 | O/W | 3 | ★ | security | 滅火器壓力正常、在檢驗期內且取用無阻 | 灭火器压力正常、在检验期内且取用无阻 | Extinguishers show pressure, are in date and reachable
K04 | P | 1 | - | security | 後場通道、庫房物品定位且無煙火 | 后场通道、库房物品定位且无烟火 | Back corridors and store in order, nobody smoking
K05 | C | 2 | ★ | supervisor | 水電、空調、屏幕、門窗按關店清單逐項關閉 | 水电、空调、屏幕、门窗按关店清单逐项关闭 | Water, power, air-con, screens, doors and windows shut off per the closing list
`

const MOMENTS = { O: 'opening', P: 'patrol', C: 'closing', W: 'weekly' } as const
const WEEKEND = [6, 7]

export const DEFAULT_INSPECTION = {
  kind: inspectionTemplate,
  id: '5s:v1',
  set: {
    code: '5s',
    version: 1,
    name: { 'zh-Hant': '展廳 5S 巡檢', 'zh-Hans': '展厅 5S 巡检', en: 'Showroom 5S walk' },
    status: 'active',
    areas: cellsOf(AREAS).map(areaOf),
    items: cellsOf(ITEMS).map(itemOf),
    // Opening and closing also follow the store's own hours: see due-rounds.ts.
    schedule: [
      { moment: 'opening', time: '08:30' },
      { moment: 'patrol', time: '10:00' },
      { moment: 'patrol', time: '12:30', weekdays: WEEKEND },
      { moment: 'patrol', time: '14:00' },
      { moment: 'patrol', time: '16:00' },
      { moment: 'closing', time: '18:00' },
    ],
  } satisfies InspectionTemplate,
} as const

function cellsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))
}

function areaOf(cells: string[]): InspectionArea {
  const [code, ...names] = cells as [string, string, string, string]
  return { code, name: wordsOf(names) }
}

function itemOf(cells: string[]): InspectionItem {
  const [id, when, weight, marks, owner, ...texts] = cells as [
    string,
    string,
    string,
    string,
    InspectionItem['owner'],
    string,
    string,
    string,
  ]
  return {
    id,
    area: id.slice(0, 1),
    moments: when.split('/').map((letter) => MOMENTS[letter as keyof typeof MOMENTS]),
    weight: Number(weight),
    isCritical: marks.includes('★'),
    text: wordsOf(texts),
    owner,
    photoOnFail: !marks.includes('no-photo'),
    ...(marks.includes('repair') && { isRepair: true }),
  }
}

function wordsOf([hant, hans, en]: [string, string, string]): InspectionArea['name'] {
  return { 'zh-Hant': hant, 'zh-Hans': hans, en }
}
