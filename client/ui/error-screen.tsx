import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { StateShape } from './state-shape.tsx'

export type ErrorScreenProps = {
  title: string
  /** What is safe and what to do. */
  text: string
  actionLabel: string
  onAction: () => void
  /** Technical words for whoever is called to help, folded away. */
  details?: { label: string; text: string }
  extra?: ReactNode
}

export function ErrorScreen({
  title,
  text,
  actionLabel,
  onAction,
  details,
  extra,
}: ErrorScreenProps) {
  return (
    <div
      role="alert"
      className="mx-auto flex min-h-full max-w-lg flex-col justify-center gap-5 p-8"
    >
      <StateShape shape="square" className="size-10 text-bad" />
      <h1 className="text-section font-semibold text-balance">{title}</h1>
      <p className="text-muted text-pretty">{text}</p>
      <div className="flex flex-wrap gap-3">
        <Button tone="primary" onPress={onAction}>
          {actionLabel}
        </Button>
        {extra}
      </div>
      {details && (
        <details className="text-minor text-muted">
          <summary className="min-h-12 cursor-pointer py-3">{details.label}</summary>
          <pre className="overflow-x-auto rounded-control border border-hairline bg-card p-4 whitespace-pre-wrap">
            {details.text}
          </pre>
        </details>
      )}
    </div>
  )
}
