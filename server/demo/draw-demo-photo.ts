/** A picture of the demo's showroom, drawn: plainly no photograph of any place or person. */
import type { Random } from './random.ts'

export const DEMO_PHOTO_SIZE = { width: 1200, height: 900 }
const QUALITY = 80

/** `isMended`: after it was put right. What was wrong is circled, as people do on the tablet. */
export async function drawDemoPhoto(isMended: boolean, random: Random): Promise<Buffer> {
  const { width, height } = DEMO_PHOTO_SIZE
  const hue = random.between(0, 359)
  const x = random.between(120, 380)
  const spot = { x: random.between(250, 950), y: random.between(660, 820) }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs>
      <linearGradient id="wall" x2="0" y2="1"><stop offset="0" stop-color="#eef1f5"/><stop offset="1" stop-color="#c6cdd6"/></linearGradient>
      <linearGradient id="floor" x2="0" y2="1"><stop offset="0" stop-color="#9a958c"/><stop offset="1" stop-color="#d8d3c9"/></linearGradient>
      <filter id="soft"><feGaussianBlur stdDeviation="9"/></filter>
    </defs>
    <rect width="${width}" height="620" fill="url(#wall)"/>
    <rect y="600" width="${width}" height="300" fill="url(#floor)"/>
    ${[0, 1, 2].map((i) => `<rect x="${60 + i * 400}" y="60" width="280" height="330" rx="6" fill="#fafcff" stroke="#9aa5b1" stroke-width="8"/>`).join('')}
    <ellipse cx="${x + 330}" cy="760" rx="400" ry="34" fill="#5d5950" opacity="0.5" filter="url(#soft)"/>
    ${car(x, hue)}
    ${isMended ? '' : flaw(spot, random)}
  </svg>`
  // Only a demo draws: every other server would load it for nothing.
  const { default: sharp } = await import('sharp')
  return await sharp(Buffer.from(svg)).jpeg({ quality: QUALITY }).toBuffer()
}

function car(x: number, hue: number): string {
  const wheel = (at: number) =>
    `<circle cx="${x + at}" cy="735" r="68" fill="#20242a"/><circle cx="${x + at}" cy="735" r="36" fill="#c3c9d1"/>`
  return `<path d="M${x} 720 q-10 -110 90 -130 l90 -14 q90 -110 220 -110 h60 q90 0 150 108 l70 20 q50 20 40 126 z"
      fill="hsl(${hue} 45% 38%)"/>
    <path d="M${x + 220} 570 q60 -74 150 -76 v76 z M${x + 390} 494 h50 q70 0 112 76 h-162 z" fill="#dfe8f2"/>
    ${wheel(150)}${wheel(560)}`
}

/** Something that should not lie there, and the circle around it. */
function flaw({ x, y }: { x: number; y: number }, random: Random): string {
  const blots = Array.from({ length: 7 }, () => {
    const [dx, dy, r] = [
      random.between(-60, 60),
      random.between(-22, 22),
      random.between(8, 24),
    ]
    return `<ellipse cx="${x + dx}" cy="${y + dy}" rx="${r * 1.6}" ry="${r}" fill="#4a3a26"/>`
  })
  const ring = (colour: string, size: number) =>
    `<ellipse cx="${x}" cy="${y}" rx="130" ry="70" fill="none" stroke="${colour}" stroke-width="${size}"/>`
  return `<g opacity="0.8" filter="url(#soft)">${blots.join('')}</g>${ring('#fff', 12)}${ring('#e5261f', 6)}`
}
