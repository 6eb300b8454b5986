/** The pictures of the story, numbered as they are taken, small enough for a repository. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { ROOT } from '../support/source-files.ts'

const FOLDER = 'client/docs/day'
const COLOURS = 64

export class Album {
  readonly #lines: string[] = []

  constructor() {
    rmSync(join(ROOT, FOLDER), { recursive: true, force: true })
    mkdirSync(join(ROOT, FOLDER), { recursive: true })
  }

  /** `caption`: what is happening, in a sentence. */
  async take(page: Page, name: string, caption: string): Promise<void> {
    // What moved has come to rest: the same picture twice.
    let picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    for (let tries = 0; tries < 20; tries++) {
      const again = await page.screenshot({ animations: 'disabled', caret: 'hide' })
      if (again.equals(picture)) break
      picture = again
    }
    const number = String(this.#lines.length + 1).padStart(2, '0')
    const file = `${number}-${name}.png`
    const small = await sharp(picture)
      .resize({ width: 944 })
      .png({ palette: true, colours: COLOURS, effort: 10 })
      .toBuffer()
    writeFileSync(join(ROOT, FOLDER, file), small)
    this.#lines.push(`${Number(number)}. ${caption}\n\n   ![${caption}](docs/day/${file})`)
    console.log(`${file}: ${caption}`)
  }

  /** Markdown of all of it. */
  get text(): string {
    return this.#lines.join('\n\n')
  }
}
