import { useMemo } from 'react'
import { encode } from 'uqr'

/** Light cells around the code, without which scanners do not find it. */
const QUIET_CELLS = 3

/** A QR code as one path, dark on light in both themes: cameras expect it that way. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => draw(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="h-auto w-full rounded-control"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#14181f" />
    </svg>
  )
}

function draw(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { border: QUIET_CELLS, ecc: 'M' })
  const cells = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  )
  return { size, path: cells.join('') }
}
