import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Area } from '#client/locales/define-area.ts'
import { LANGUAGES } from '#shared/record/language.ts'

const FOLDER = new URL('../../../client/locales/', import.meta.url)

/**
 * Forms that only exist in simplified writing, from what showroom texts are made of. Left
 * out are those that are also correct traditional characters (里 后 只 台 几 面 干 于 了 云).
 */
const SIMPLIFIED_ONLY =
  '们个为义乐书买乱争产亲亿仅从仓价众优会伤伦伪体余佣侠侧侨俩债倾偿储儿兑关兴养内册写军农冲决况冻净准凉减凤凭击划则刚创删别刘剂剑剧劝办务动劳势区医华协单卖卢卫厂厅历厉压厌参双发变叙叶号叹吗听启员呛咏响哑哗唤啰啸喷嘱囱团园围图圆圣场坏块坚坛坝坟坠垄垒垦垫墙壮声壳处备复头夸夹夺奋奖妆妇妈姜娱婴学宁宝实审宪宫宽宾对寻导将尔尘尝层属岁岛岭币师帐带帮库应庙庞废开异弃张弯弹强当录归态总恋恒恶恼悬惊惧惨惩惯愤愿戏战户扑执扩扫扬扰抚抛抢护报担拟拢拥拦择挂挡挣挤挥损换据掳掷摄摆摇撑操敌数斋断无旧时显晋晒晓暂术机杀杂权条来杨极构枪柜标栈栋栏树样档桥检楼横欢欧残毁毕气汇汉汤沟没沪泪泼泽洁浅测济浏浓涂涛润涨渐渔温湾湿满滚滞滥灭灯灵灾炉点炼烂烛烟烦烧热爱爷牵状犹独狭狮猎猪玛环现珑琐电画畅疗疯痒皱盏盐监盖盘着矿码砖础确碍礼祸离种积称稳穷窃窝竞笔笼筑签简类粮紧约红纤级纪纯纲纳纵纷纸线练组细织终绍经结绕给络绝统继绩续维绿缓编缘缩网罗罚职联聪肃肤胀胜胶脏脑脚脱脸艺节芦苏苹范茎荐荣药获营萧蓝虏虑虽虾蚀蚁补装裤见观规视览觉触誉计订认讨让训议讯记讲许论设访证评识诉词试诗话该详语误说请诸读课谁调谅谈谊谢谨贝负财责败账货质购贴贵贷费资赏赔赖赚赛赞赢赵赶趋跃踪车转轮软轻载较辅辆辈输达迁过迈运还这进远违连迟适选递逻遗邓郑邻酝释里鉴针钉钟钢钥钱银铁铅铜链销锁锅错键镜长门闪闭问闲间闷闻阅阔队阳阴阵阶际陆陈险随难雾静顶项顺须顾顿预领频颗题颜额风飞饭饮饰饱馆马驾驱验骑骗鱼鲜鸟鸡麦黄齐齿龙龟'.replace(
    /[里温众准净凉册删坝复恒着横涂]/g,
    '',
  )

const areas: Area[] = []
for (const file of readdirSync(FOLDER)) {
  const module: Record<string, unknown> = await import(new URL(file, FOLDER).href)
  areas.push(...Object.values(module).filter(isArea))
}

function isArea(value: unknown): value is Area {
  return typeof value === 'object' && value !== null && 'texts' in value && 'name' in value
}

test('every area has a name of its own', () => {
  const names = areas.map((area) => area.name)
  expect(names).toContain('app')
  expect(new Set(names).size).toBe(names.length)
})

describe.each(areas.map((area) => [area.name, area.texts] as const))(
  '%s',
  (_name, texts) => {
    const source = Object.entries(texts['zh-Hant'])

    test('says the same things in three languages', () => {
      for (const language of LANGUAGES) {
        const plurals = language === 'en' ? pluralsOf(source) : []
        expect(Object.keys(texts[language]).sort()).toEqual(
          [...source.map(([key]) => key), ...plurals].sort(),
        )
      }
    })

    test('leaves no text empty and names the same values', () => {
      for (const language of LANGUAGES) {
        for (const [key, text] of Object.entries(texts[language])) {
          const said = texts['zh-Hant'][key.replace(/_one$/, '_other')] ?? ''
          // English has no measure words: 「批」 is nothing there.
          const mayBeEmpty = language === 'en' && key.endsWith('Unit')
          if (!mayBeEmpty) expect(text.trim(), `${language} ${key}`).not.toBe('')
          expect(valuesIn(text), `${language} ${key}`).toEqual(valuesIn(said))
        }
      }
    })

    test('writes Traditional Chinese without simplified forms', () => {
      const wrong = source.flatMap(([key, text]) =>
        [...text].filter((c) => SIMPLIFIED_ONLY.includes(c)).map((c) => `${key}: ${c}`),
      )
      expect(wrong).toEqual([])
    })

    test('writes Simplified Chinese that is not the Traditional copied', () => {
      const copied = source.filter(
        ([key, text]) =>
          texts['zh-Hans'][key] === text &&
          /[們個為開關錄會時過進還沒電機選擇確認傳訊]/.test(text),
      )
      expect(copied).toEqual([])
    })

    test('writes English without Chinese', () => {
      const mixed = Object.entries(texts.en).filter(([, text]) =>
        /\p{Script=Han}/u.test(text),
      )
      expect(mixed).toEqual([])
    })
  },
)

/** English has one and many where the source has `_other`. */
function pluralsOf(source: readonly (readonly [string, string])[]): string[] {
  return source.flatMap(([key]) =>
    key.endsWith('_other') ? [key.replace(/_other$/, '_one')] : [],
  )
}

function valuesIn(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map((m) => m[1] as string).sort()
}
