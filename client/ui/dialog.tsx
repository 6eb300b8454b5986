import { lazy, Suspense } from 'react'
import type { DialogPanelProps } from './dialog-panel.tsx'

const loadPanel = () => import('./dialog-panel.tsx')
const DialogPanel = lazy(async () => ({ default: (await loadPanel()).DialogPanel }))

export type DialogProps = Omit<DialogPanelProps, 'placement'> & { isOpen: boolean }

/** Fetches the code of dialogs and sheets before the first tap needs it. */
export const preloadDialogs = loadPanel

/** A question or a short form in the middle; the page behind it waits. */
export function Dialog({ isOpen, ...panel }: DialogProps) {
  return isOpen ? (
    <Suspense>
      <DialogPanel placement="center" {...panel} />
    </Suspense>
  ) : null
}

/** A longer form or a status at the outer edge; from below on a phone. */
export function Sheet({ isOpen, ...panel }: DialogProps) {
  return isOpen ? (
    <Suspense>
      <DialogPanel placement="side" {...panel} />
    </Suspense>
  ) : null
}

/** All of the window, for a picture; the page behind it waits. */
export function FullScreen({ isOpen, ...panel }: DialogProps) {
  return isOpen ? (
    <Suspense>
      <DialogPanel placement="full" {...panel} />
    </Suspense>
  ) : null
}
