import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

export type ListDetailProps = {
  list: ReactNode
  /** null while nothing is chosen. */
  detail: ReactNode | null
  /** In the second pane while nothing is chosen. */
  placeholder?: ReactNode
  onBack: () => void
  backLabel: string
}

/**
 * List and detail side by side from 840 px, one at a time below; a turn keeps the choice. The
 * list stands beside the rail, on whichever side that is.
 */
export function ListDetail({
  list,
  detail,
  placeholder,
  onBack,
  backLabel,
}: ListDetailProps) {
  return (
    <div className="grid min-h-0 flex-1 gap-6 pair:grid-cols-[minmax(20rem,2fr)_3fr] pair:lefty:grid-cols-[3fr_minmax(20rem,2fr)]">
      <div
        className={classNames(
          'min-w-0 pair:lefty:order-last',
          detail && 'hidden pair:block',
        )}
      >
        {list}
      </div>
      <div className={classNames('min-w-0', !detail && 'hidden pair:block')}>
        {detail && (
          <div className="mb-2 pair:hidden">
            <IconButton label={backLabel} icon={ArrowLeft} onPress={onBack} />
          </div>
        )}
        {detail ?? placeholder}
      </div>
    </div>
  )
}
