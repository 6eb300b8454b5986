import { readFileSync } from 'node:fs'
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TimerState } from '#client/features/complaint/timer-state.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import type { ClockState } from '#shared/complaint/complaint-clock.ts'
import { LANGUAGES, type Language } from '#shared/record/language.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 20:05 in the store. */
const dueAt = Date.parse('2026-11-23T12:05:00Z')

type Shown = Parameters<typeof TimerState>[0]
const plain = {
  zone: 'Asia/Taipei',
  isClosed: false,
  isDoubtful: false,
  pause: null,
  isDueToday: true,
} as const

const left = (
  type: 'running' | 'half' | 'soon' | 'urgent',
  leftMs: number,
): ClockState => ({
  type,
  leftMs,
  dueAt,
})

const STATES = {
  running: { ...plain, state: left('running', 9 * HOUR + 12 * MINUTE + 59_999) },
  half: { ...plain, state: left('half', 5 * HOUR + 58 * MINUTE) },
  soon: { ...plain, state: left('soon', HOUR + 40 * MINUTE) },
  urgent: { ...plain, state: left('urgent', 24 * MINUTE) },
  overdue: { ...plain, state: { type: 'overdue', lateMs: 25 * MINUTE, dueAt } },
  paused: {
    ...plain,
    state: { type: 'paused', leftMs: 3 * HOUR + 12 * MINUTE, dueAt },
    pause: { reason: '等零件', who: '陳' },
  },
  done: {
    ...plain,
    isClosed: true,
    state: { type: 'late', tookMs: 12 * HOUR + 25 * MINUTE, lateMs: 25 * MINUTE, dueAt },
  },
  doubtful: { ...plain, isDoubtful: true, state: left('half', 5 * HOUR) },
} satisfies Record<string, Shown>
type StateName = keyof typeof STATES

const WORDS = {
  'zh-Hant': {
    running: '剩 9 小時 12 分・20:05 到期',
    half: '剩 5 小時 58 分・20:05 到期',
    soon: '剩 1 小時 40 分・20:05 到期',
    urgent: '剩 24 分・20:05 到期',
    overdue: '逾時 25 分・20:05 已到期',
    paused: '暫停：等零件（陳），剩 3 小時 12 分・20:05 到期',
    done: '逾時 25 分結案',
    doubtful: '剩 5 小時・20:05 到期時間以伺服器為準',
  },
  'zh-Hans': {
    running: '剩 9 小时 12 分・20:05 到期',
    half: '剩 5 小时 58 分・20:05 到期',
    soon: '剩 1 小时 40 分・20:05 到期',
    urgent: '剩 24 分・20:05 到期',
    overdue: '超时 25 分・20:05 已到期',
    paused: '暂停：等零件（陳），剩 3 小时 12 分・20:05 到期',
    done: '超时 25 分结案',
    doubtful: '剩 5 小时・20:05 到期时间以服务器为准',
  },
  en: {
    running: '9 h 12 m left・due 20:05',
    half: '5 h 58 m left・due 20:05',
    soon: '1 h 40 m left・due 20:05',
    urgent: '24 m left・due 20:05',
    overdue: 'Overdue by 25 m・was due 20:05',
    paused: 'Paused: 等零件 (陳), 3 h 12 m left・due 20:05',
    done: 'Closed 25 m late',
    doubtful: '5 h left・due 20:05Server time counts',
  },
} satisfies Record<Language, Record<StateName, string>>

const TONES = {
  running: 'muted',
  half: 'muted',
  soon: 'attention',
  urgent: 'bad',
  overdue: 'on-bad',
  paused: 'muted',
  done: 'text',
  doubtful: 'muted',
} satisfies Record<StateName, string>

const THEMES = ['light', 'dark'] as const
const NAMES = Object.keys(STATES) as StateName[]

afterEach(() => {
  cleanup()
  setLanguage('zh-Hant')
})

describe('every state of the clock has a word and an icon', () => {
  for (const theme of THEMES) {
    describe.each(LANGUAGES)(`${theme}, %s`, (language) => {
      beforeEach(() => {
        setLanguage(language)
        document.documentElement.dataset.theme = theme
      })
      test.each(NAMES)('[TM-10][UX-5] %s', (name) => {
        const { container } = render(<TimerState {...STATES[name]} />)
        expect(container.textContent).toBe(WORDS[language][name])
        const icon = container.querySelector('svg')
        expect(icon?.getAttribute('aria-hidden')).toBe('true')
        expect(icon?.childElementCount).toBeGreaterThan(0)
        expect(container.querySelector(`.text-${TONES[name]}`)).not.toBeNull()
        expect(colourOf(TONES[name], theme)).toMatch(/^#[0-9a-f]{6}$/)
      })
    })
  }

  test('[TM-10] the icons of states that ask for something differ from each other', () => {
    const drawings = (['running', 'half', 'soon', 'urgent', 'paused', 'done'] as const).map(
      (name) =>
        render(<TimerState {...STATES[name]} />).container.querySelector('svg')?.innerHTML,
    )
    expect(new Set(drawings).size).toBe(drawings.length)
  })

  test('[TM-10] a doubtful clock is underlined with dots, a sure one is not', () => {
    const dots = (shown: Shown) =>
      render(<TimerState {...shown} />).container.querySelector('.decoration-dotted')
    expect(dots(STATES.doubtful)).not.toBeNull()
    expect(dots(STATES.half)).toBeNull()
  })
})

describe('the words of the clock', () => {
  const words = (shown: Shown) => render(<TimerState {...shown} />).container.textContent

  test('a due time on another day names the day', () => {
    const shown = { ...STATES.running, isDueToday: false }
    expect(words(shown)).toBe('剩 9 小時 12 分・11/23（週一） 20:05 到期')
  })

  test('answered but not closed says so', () => {
    const state: ClockState = {
      type: 'in_time',
      tookMs: 11 * HOUR + 2 * MINUTE,
      lateMs: 0,
      dueAt,
    }
    expect(words({ ...plain, state })).toBe('11 小時 2 分內回覆')
    expect(words({ ...plain, state, isClosed: true })).toBe('11 小時 2 分內結案')
  })

  test('a pause that began too late does not pretend time is left', () => {
    const state: ClockState = { type: 'paused', leftMs: -10 * MINUTE, dueAt }
    expect(words({ ...plain, state, pause: { reason: '等廠家', who: null } })).toBe(
      '暫停：等廠家，逾時 10 分・20:05 到期',
    )
  })
})

describe('what is said beside the clock', () => {
  const said = (shown: Partial<Shown>, language: Language = 'zh-Hant') => {
    setLanguage(language)
    return render(<TimerState {...STATES.urgent} {...shown} />).container.textContent
  }
  const at = dueAt - 30 * MINUTE

  test.each([
    ['zh-Hant', '已通知：經理 19:35'],
    ['zh-Hans', '已通知：经理 19:35'],
    ['en', 'Told: manager 19:35'],
  ] as const)('who was told and when, in %s', (language, words) => {
    expect(said({ told: { role: 'manager', at } }, language)).toContain(words)
  })

  test('late to arrive is said with it', () => {
    const told = { role: 'general_manager', at, why: 'arrived_late' } as const
    expect(said({ told })).toContain('已通知：總經理 19:35（送到伺服器時已逾時）')
  })

  test.each([
    ['zh-Hant', '20:30 前要聯絡上客人', '夜間到期，不打電話，請交夜間負責人'],
    ['zh-Hans', '20:30 前要联系上客人', '夜间到期，不打电话，请交夜间负责人'],
    ['en', 'Reach the customer by 20:30', 'Due at night: no calls, hand it over'],
  ] as const)('the last call before a night, in %s', (language, before, after) => {
    expect(said({ lastCall: dueAt + 25 * MINUTE }, language)).toContain(before)
    expect(said({ lastCall: 'over' }, language)).toContain(after)
  })

  test('one that goes on under another has no clock, only the other’s number', () => {
    expect(said({ mergedInto: 'C-1123-RF8' })).toBe('併入 C-1123-RF8')
  })
})

/** The value the theme gives to a token, following `var()`. */
function colourOf(token: string, theme: (typeof THEMES)[number]): string {
  const css = readFileSync('client/ui/tokens.css', 'utf8')
  const block = theme === 'dark' ? /data-theme="dark"\] \{([^}]*)/ : /:root \{([^}]*)/
  const values = block.exec(css)?.[1] ?? ''
  return new RegExp(`--${token}: (#[0-9a-f]{6});`).exec(values)?.[1] ?? ''
}
