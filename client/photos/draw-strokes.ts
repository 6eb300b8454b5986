/**
 * Draws strokes onto a picture. Under the brush the picture itself is replaced by a coarse
 * copy: what was there cannot be had back from the result.
 */
import { newCanvas, penOf } from './decode-image.ts'
import {
  arrowOf,
  brushWidth,
  ellipseOf,
  lineWidth,
  type Point,
  type Stroke,
} from './stroke.ts'

const INK = '#e5261f'
const RIM = '#ffffff'
/** Cells along the long side that are left of what is blurred: a face is a few of them. */
const COARSE_CELLS = 48

/** Paints `base` and all strokes onto `canvas`, which has its size. */
export function paint(
  canvas: HTMLCanvasElement,
  base: HTMLCanvasElement,
  strokes: readonly Stroke[],
): void {
  const pen = penOf(canvas)
  pen.drawImage(base, 0, 0)
  const blurs = strokes.filter(({ tool }) => tool === 'blur')
  if (blurs.length > 0) pen.drawImage(blurred(base, blurs), 0, 0)
  for (const stroke of strokes)
    if (stroke.tool !== 'blur') drawLine(pen, stroke, edgeOf(base))
}

function edgeOf({ width, height }: HTMLCanvasElement): number {
  return Math.max(width, height)
}

/** The coarse copy of `base`, see-through where no brush went. */
function blurred(base: HTMLCanvasElement, strokes: readonly Stroke[]): HTMLCanvasElement {
  const { width, height } = base
  const layer = newCanvas(width, height)
  const pen = penOf(layer)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.lineWidth = brushWidth(edgeOf(base))
  for (const { points } of strokes) {
    pen.beginPath()
    trace(pen, points)
    pen.stroke()
  }
  const coarse = coarseOf(base)
  pen.globalCompositeOperation = 'source-in'
  pen.drawImage(coarse, 0, 0, width, height)
  return layer
}

/** Down in halves, so that every pixel counts, to a few cells. */
function coarseOf(base: HTMLCanvasElement): HTMLCanvasElement {
  let held = base
  while (edgeOf(held) > COARSE_CELLS) {
    const scale = Math.max(0.5, COARSE_CELLS / edgeOf(held))
    const width = Math.max(1, Math.floor(held.width * scale))
    const height = Math.max(1, Math.floor(held.height * scale))
    const next = newCanvas(width, height)
    penOf(next).drawImage(held, 0, 0, width, height)
    held = next
  }
  return held
}

function drawLine(pen: CanvasRenderingContext2D, stroke: Stroke, edge: number): void {
  const width = lineWidth(edge)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.beginPath()
  if (stroke.tool === 'circle') {
    const { x, y, rx, ry } = ellipseOf(stroke.points, edge)
    pen.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI)
  } else {
    const { from, to, wings } = arrowOf(stroke.points, edge)
    trace(pen, [from, to])
    trace(pen, [wings[0], to, wings[1]])
  }
  // A light rim: red on a red car would be lost.
  pen.strokeStyle = RIM
  pen.lineWidth = width * 2
  pen.stroke()
  pen.strokeStyle = INK
  pen.lineWidth = width
  pen.stroke()
}

function trace(pen: CanvasRenderingContext2D, points: readonly Point[]): void {
  const [first, ...rest] = points
  if (!first) return
  pen.moveTo(first.x, first.y)
  for (const { x, y } of rest) pen.lineTo(x, y)
  // A single touch is a dot.
  if (rest.length === 0) pen.lineTo(first.x, first.y)
}
