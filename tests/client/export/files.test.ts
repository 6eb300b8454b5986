import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvBlob } from '#client/export/csv-blob.ts'
import { xlsxBlob } from '#client/export/xlsx.ts'
import { csvOf } from '#shared/export/csv.ts'
import { fileName } from '#shared/export/file-name.ts'
import type { Cell, Table } from '#shared/export/table.ts'
import { readCsv, unzip } from './read-files.ts'

function tableOf(rows: readonly (readonly Cell[])[], totals: Table['totals'] = []): Table {
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, i) => ({
    label: `欄${i}`,
    width: 8,
  }))
  return { title: '展廳客流統計表', columns, rows, totals }
}

async function sheetOf(rows: readonly (readonly Cell[])[]): Promise<string> {
  return (await unzip(await xlsxBlob(tableOf(rows)))).get('xl/worksheets/sheet1.xml') ?? ''
}

const STARTS = [
  '=1+1',
  '+886',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '＋1',
]

describe('CSV', () => {
  test.each(STARTS)('[IN-11] %j is no formula', (text) => {
    const [, [cell]] = readCsv(csvOf(tableOf([[text]])).slice(1)) as [string[], string[]]
    expect(cell?.startsWith("'")).toBe(true)
    expect(cell?.slice(1)).toBe(text.replace('\r', '\n'))
  })

  test('[IN-11] whatever is typed, no cell begins like a formula', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ', 'a'),
    })
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        for (const row of readCsv(csvOf(tableOf([[a, b]])).slice(1)))
          for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/)
      }),
    )
  })

  test('numbers stay numbers, also negative ones; times and days are ISO', () => {
    const row: Cell[] = [
      -3,
      { type: 'clock', minutes: 552 },
      { type: 'date', day: '2026-06-12' },
      { type: 'date', day: '2026-06-12', minutes: 5 },
      null,
    ]
    const lines = csvOf(tableOf([row])).split('\r\n')
    expect(lines[1]).toBe('-3,"09:12","2026-06-12","2026-06-12 00:05",')
  })

  test('Excel knows it as UTF-8, and the totals follow the rows', async () => {
    const blob = csvBlob(tableOf([['王先生']], [['批次', 5]]))
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(readCsv((await blob.text()).replace('\ufeff', ''))).toEqual([
      ['欄0'],
      ['王先生'],
      [''],
      ['批次', '5'],
    ])
  })
})

/** Rare characters, pictures of several code points, marks that combine, both widths. */
const CHINESE = [
  '𠮷野家',
  '👨‍👩‍👧 一家',
  'e\u0301',
  '１３８',
  '「王」,"李"\n第二行',
  '\u{2B740}',
]

describe('what people type', () => {
  test.each(CHINESE)('[IN-12] %j comes out as it went in', async (text) => {
    const wanted = text.normalize('NFC')
    expect(readCsv(csvOf(tableOf([[text]])).slice(1))[1]).toEqual([wanted])
    const xml = (await sheetOf([[text]])).replaceAll('&quot;', '"')
    expect(xml).toContain(`<t xml:space="preserve">${wanted}</t>`)
  })

  test('[IN-12] NUL and other controls are left out, nothing else', async () => {
    expect(readCsv(csvOf(tableOf([['王\u0000先\u0007生']])).slice(1))[1]).toEqual([
      '王先生',
    ])
    expect(await sheetOf([['王\u0000先\ufffe生']])).toContain('>王先生<')
  })

  test('[IN-12] ten thousand characters stay, what is too long is cut between characters', () => {
    const long = '𠮷'.repeat(10_000)
    expect(readCsv(csvOf(tableOf([[long]])).slice(1))[1]).toEqual([long])
    const family = '👨‍👩‍👧'
    const [[cell] = []] = readCsv(csvOf(tableOf([[family.repeat(9_000)]])).slice(1)).slice(
      1,
    )
    expect(cell?.length).toBeGreaterThan(32_000)
    expect(cell?.length).toBeLessThanOrEqual(32_767)
    expect(cell?.replaceAll(family, '')).toBe('')
  })
})

describe('XLSX', () => {
  test.each(STARTS)(
    '[IN-11] %j is text, and stays text when somebody edits the cell',
    async (text) => {
      const xml = await sheetOf([[text]])
      expect(xml).not.toContain('<f>')
      expect(xml).toMatch(/<c t="inlineStr" s="5"><is>/)
    },
  )

  test('cells have types', async () => {
    const row: Cell[] = [
      -3,
      { type: 'clock', minutes: 720 },
      { type: 'date', day: '2026-06-12' },
      { type: 'date', day: '2026-06-12', minutes: 360 },
      null,
    ]
    expect(await sheetOf([row])).toContain(
      '<c s="0"><v>-3</v></c><c s="2"><v>0.5</v></c><c s="3"><v>46185</v></c>' +
        '<c s="4"><v>46185.25</v></c><c/>',
    )
  })

  test('markup in a name is a name', async () => {
    expect(await sheetOf([['<b>&"王"']])).toContain('>&lt;b&gt;&amp;&quot;王&quot;<')
  })

  test('has all the parts a spreadsheet asks for', async () => {
    const files = await unzip(await xlsxBlob(tableOf([['a']], [['批次', 1]])))
    expect([...files.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    expect(files.get('xl/workbook.xml')).toContain("'展廳客流統計表'!$1:$1")
  })
})

describe('the name of a file', () => {
  test.each([
    [['城東店', '展廳客流統計表', '2026-11-23'], '城東店_展廳客流統計表_2026-11-23.csv'],
    [['../a\\b:c', '', '2026-11-23'], 'a b c_2026-11-23.csv'],
    [['=cmd|x', '2026-11-23'], '=cmd x_2026-11-23.csv'],
  ])('of %j', (parts, name) => {
    expect(fileName(parts, 'csv')).toBe(name)
  })
})
