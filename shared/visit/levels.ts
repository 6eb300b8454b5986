/**
 * Intention levels a customer may leave with (domain.md 3.3): the letter is always shown with
 * its name, because letters mean different things on different forms.
 */
import type { Named } from './sources.ts'

export const LEVELS: readonly Named[] = [
  level('N', '未評級', '未评级', 'not graded'),
  level('O', '已訂未交', '已订未交', 'ordered'),
  level('H', '七日內', '七日内', '7 days'),
  level('A', '十五日內', '十五日内', '15 days'),
  level('B', '三十日內', '三十日内', '30 days'),
  level('C', '三十一至九十日', '三十一至九十日', '31 to 90 days'),
  level('P', '長期培育', '长期培育', 'long term'),
  level('D', '已交車', '已交车', 'delivered'),
  level('F', '戰敗', '战败', 'lost'),
  level('L', '失控', '失控', 'lapsed'),
  level('Z', '冷凍', '冷冻', 'frozen'),
]

/** Those a visit ends with; the others are decided elsewhere, some with an approval. */
export const LEVELS_AT_LEAVING = ['H', 'A', 'B', 'C', 'P', 'O', 'N'] as const

function level(code: string, hant: string, hans: string, en: string): Named {
  return { code, name: { 'zh-Hant': hant, 'zh-Hans': hans, en } }
}
