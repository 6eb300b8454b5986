import type { ReactNode } from 'react'
import { FormEnd, type FormEndProps } from './form-end.tsx'

type QuestionProps = Omit<FormEndProps, 'className'> & {
  title: string
  children: ReactNode
  /** The buttons stay in sight while the pane around it scrolls. */
  isEndSticky?: boolean
}

/** What has to be answered about one step, in the place of the big button. */
export function Question({ title, children, isEndSticky, ...end }: QuestionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h3 className="text-row font-semibold">{title}</h3>
      {children}
      <FormEnd
        {...end}
        className={isEndSticky ? 'sticky -bottom-3 -mb-3 bg-card pt-1 pb-3' : ''}
      />
    </section>
  )
}
