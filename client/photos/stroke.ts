/** What is drawn on a picture. Points and lengths in pixels of the picture. Pure. */

export type Point = { readonly x: number; readonly y: number }
export type Tool = 'arrow' | 'circle' | 'blur'

/** A gesture as it came: arrows and circles use its ends, the brush all of it. */
export type Stroke = { readonly tool: Tool; readonly points: readonly Point[] }

export type Ellipse = Point & { readonly rx: number; readonly ry: number }

/** A tap with the arrow tool means nothing. */
const SHORTEST_ARROW = 0.03
const SMALLEST_CIRCLE = 0.03
const HEAD_LENGTH = 0.04
const HEAD_ANGLE = Math.PI / 6

/** Width of lines and of the brush, for a picture whose long side is `edge`. */
export const lineWidth = (edge: number) => Math.max(3, edge / 200)
export const brushWidth = (edge: number) => Math.max(24, edge / 14)

/** Whether it is worth keeping: a touch by accident is not. */
export function isMeant({ tool, points }: Stroke, edge: number): boolean {
  if (points.length === 0) return false
  if (tool !== 'arrow') return true
  const { from, to } = endsOf(points)
  return Math.hypot(to.x - from.x, to.y - from.y) >= edge * SHORTEST_ARROW
}

/** The arrow points where the finger ended. */
export function arrowOf(points: readonly Point[], edge: number) {
  const { from, to } = endsOf(points)
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const wing = (turn: number): Point => ({
    x: to.x - edge * HEAD_LENGTH * Math.cos(angle + turn),
    y: to.y - edge * HEAD_LENGTH * Math.sin(angle + turn),
  })
  return { from, to, wings: [wing(-HEAD_ANGLE), wing(HEAD_ANGLE)] as const }
}

/** Within the box of the gesture; a tap makes a small one around the finger. */
export function ellipseOf(points: readonly Point[], edge: number): Ellipse {
  const { from, to } = endsOf(points)
  const least = edge * SMALLEST_CIRCLE
  return {
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2,
    rx: Math.max(least, Math.abs(to.x - from.x) / 2),
    ry: Math.max(least, Math.abs(to.y - from.y) / 2),
  }
}

function endsOf(points: readonly Point[]): { from: Point; to: Point } {
  const from = points[0] ?? { x: 0, y: 0 }
  return { from, to: points.at(-1) ?? from }
}
