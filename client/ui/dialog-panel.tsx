import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

const PLACEMENTS = {
  center: {
    overlay: 'items-end rail:items-center justify-center rail:p-6',
    panel:
      'dialog-motion border rounded-t-card rail:rounded-card rail:max-w-lg max-h-[92dvh]',
  },
  side: {
    overlay: 'items-end rail:items-stretch justify-end lefty:justify-start',
    panel:
      'sheet-motion border-t rounded-t-card rail:border-s rail:border-t-0 rail:rounded-none max-h-[92dvh] rail:max-h-none rail:max-w-md',
  },
  full: { overlay: 'items-stretch', panel: 'dialog-motion max-h-none' },
} as const

export type DialogPanelProps = {
  title: string
  /** Name of the button that closes it. */
  closeLabel: string
  onClose: () => void
  children: ReactNode
  /** Stays in sight below the scrolling content; the main button last. */
  footer?: ReactNode
  /** Holds typed text: a tap beside it does not close it. */
  isForm?: boolean
  placement: keyof typeof PLACEMENTS
}

export function DialogPanel({
  title,
  closeLabel,
  onClose,
  children,
  footer,
  isForm = false,
  placement,
}: DialogPanelProps) {
  const look = PLACEMENTS[placement]
  return (
    <I18nProvider locale={ariaLocale()}>
      <ModalOverlay
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
        isDismissable={!isForm}
        className={classNames(
          'shade-motion fixed inset-0 z-40 flex h-dvh bg-shade',
          look.overlay,
        )}
      >
        <Modal
          className={classNames(
            'flex w-full border-hairline bg-card shadow-lift',
            look.panel,
          )}
        >
          <AriaDialog className="flex min-h-0 w-full flex-col outline-none">
            <header className="flex items-center justify-between gap-4 ps-6 pe-3 pt-3">
              <Heading slot="title" className="text-section font-semibold">
                {title}
              </Heading>
              <IconButton label={closeLabel} icon={X} onPress={onClose} />
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 pt-2 pb-6">
              {children}
            </div>
            {footer && (
              <footer className="flex flex-wrap justify-end gap-3 border-hairline border-t px-6 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
                {footer}
              </footer>
            )}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}

/** React Aria has its few words by region, the page by script. */
function ariaLocale(): string {
  const { lang } = document.documentElement
  return lang === 'zh-Hant' ? 'zh-TW' : lang === 'zh-Hans' ? 'zh-CN' : lang
}
