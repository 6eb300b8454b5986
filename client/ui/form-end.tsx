import { Button } from './button.tsx'
import { classNames } from './class-names.ts'

export type FormEndProps = {
  cancelLabel: string
  onCancel: () => void
  /** None: the choices above act by themselves. */
  save?:
    | {
        label: string
        isBusy: boolean
        isDisabled?: boolean
        onSave: () => void
      }
    | undefined
  className?: string
}

/** The buttons that leave a form, the main one under the thumb. */
export function FormEnd({ cancelLabel, onCancel, save, className }: FormEndProps) {
  return (
    <div
      className={classNames(
        'flex flex-wrap justify-end gap-3 lefty:flex-row-reverse lefty:justify-end',
        className,
      )}
    >
      <Button tone="quiet" size="large" onPress={onCancel}>
        {cancelLabel}
      </Button>
      {save && (
        <Button
          tone="primary"
          size="large"
          isBusy={save.isBusy}
          isDisabled={save.isDisabled ?? false}
          onPress={save.onSave}
        >
          {save.label}
        </Button>
      )}
    </div>
  )
}
