/** The rows of a template as the editor moves, adds and names them. */
import type { ChecklistItem } from '#shared/checklist/checklist-template.ts'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import type { CustomerLevelRow } from '#shared/levels/level-table.ts'
import type { TemplateKind } from '#shared/office/template-protocol.ts'
import type { Words } from '#shared/record/words.ts'

export type Body = Readonly<Record<string, unknown>>
export type Row = ChecklistItem | InspectionItem | CustomerLevelRow

const BLANK: Words = { 'zh-Hant': '', 'zh-Hans': '', en: '' }
const NUMBERED = /^(.*?)(\d+)$/

/** The field of the body that holds them. */
export function rowsField(kind: TemplateKind): 'customer' | 'items' {
  return kind === 'levelTable' ? 'customer' : 'items'
}

export function rowId(row: Row): string {
  return 'id' in row ? row.id : row.code
}

export function rowWords(row: Row): Words {
  return 'text' in row ? row.text : row.name
}

/** One place up or down; as they are where there is no such place. */
export function movedRows(rows: readonly Row[], at: number, by: -1 | 1): readonly Row[] {
  const [row, other] = [rows[at], rows[at + by]]
  if (!row || !other) return rows
  return rows.map((one, i) => (i === at ? other : i === at + by ? row : one))
}

/** Another one after the last, of its sort; its id was never used. */
export function newRow(rows: readonly Row[], body: Body, usedIds: readonly string[]): Row {
  const last = rows.at(-1)
  const taken = new Set([...usedIds, ...rows.map(rowId)])
  if (last && 'moment' in last) {
    const { moment } = last
    return {
      ...{ id: nextId(last.id, taken), moment, times: [], text: BLANK, proof: 'none' },
      ...(moment === 'patrol' ? { isAnyTime: true as const } : {}),
    }
  }
  if (last && 'area' in last) {
    const { area, owner } = last
    return {
      ...{ id: nextId(last.id, taken), area, moments: ['patrol'], weight: 1 },
      ...{ isCritical: false, text: BLANK, owner, photoOnFail: true },
    }
  }
  if ('customer' in body) {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((l) => [l, `${l}2`, `${l}3`])
    const code = letters.find((letter) => !taken.has(letter)) ?? 'A9'
    return {
      ...{ code, name: BLANK, meaning: BLANK, action: BLANK },
      ...{ orderDays: null, gapDays: 30, counted: 'yes' },
    }
  }
  if (Array.isArray(body.areas)) {
    const [{ code: area = 'A' } = {}] = body.areas as { code?: string }[]
    return {
      ...{ id: nextId(`${area}00`, taken), area, moments: ['patrol'], weight: 1 },
      ...{ isCritical: false, text: BLANK, owner: 'supervisor', photoOnFail: true },
    }
  }
  return {
    ...{ id: nextId('S-X00', taken), moment: 'opening', times: [], text: BLANK },
    proof: 'none',
  }
}

/** `A05` gives `A06`, or the first after it that no version has used. */
function nextId(like: string, taken: ReadonlySet<string>): string {
  const [, head = 'X', digits = '00'] = NUMBERED.exec(like) ?? []
  for (let n = Number(digits) + 1; ; n++) {
    const id = `${head}${String(n).padStart(digits.length, '0')}`
    if (!taken.has(id)) return id
  }
}
