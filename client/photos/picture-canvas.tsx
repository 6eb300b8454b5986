import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { paint } from './draw-strokes.ts'
import { isMeant, type Point, type Stroke, type Tool } from './stroke.ts'

export type PictureCanvasProps = {
  base: HTMLCanvasElement
  strokes: readonly Stroke[]
  tool: Tool
  label: string
  onStroke: (stroke: Stroke) => void
}

/** The picture with what is drawn on it; one finger draws at a time. */
export function PictureCanvas({
  base,
  strokes,
  tool,
  label,
  onStroke,
}: PictureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawing, setDrawing] = useState<Stroke | null>(null)
  const edge = Math.max(base.width, base.height)

  useEffect(() => {
    if (canvas.current)
      paint(canvas.current, base, drawing ? [...strokes, drawing] : strokes)
  }, [base, strokes, drawing])

  function handleDown(event: PointerEvent<HTMLCanvasElement>) {
    if (drawing || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrawing({ tool, points: [pointOf(event, base)] })
  }

  function handleMove(event: PointerEvent<HTMLCanvasElement>) {
    if (!drawing || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    setDrawing({ tool: drawing.tool, points: [...drawing.points, pointOf(event, base)] })
  }

  function handleUp() {
    if (drawing && isMeant(drawing, edge)) onStroke(drawing)
    setDrawing(null)
  }

  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={base.width}
      height={base.height}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={() => setDrawing(null)}
      className="max-h-full max-w-full touch-none select-none rounded-small bg-canvas object-contain"
    />
  )
}

/** Where the finger is, in pixels of the picture. */
function pointOf(event: PointerEvent<HTMLCanvasElement>, base: HTMLCanvasElement): Point {
  const box = event.currentTarget.getBoundingClientRect()
  return {
    x: ((event.clientX - box.left) / box.width) * base.width,
    y: ((event.clientY - box.top) / box.height) * base.height,
  }
}
