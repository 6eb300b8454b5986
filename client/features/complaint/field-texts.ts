import { useMemo } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { COMPLAINT_CATEGORIES, COMPLAINT_CHANNELS } from '#shared/complaint/complaint.ts'
import type { Json } from '#shared/record/json.ts'

/** The fields of a complaint people edit, and so can differ about. */
const FIELDS = [
  'category',
  'channel',
  'level',
  'customerName',
  'phone',
  'model',
  'description',
  'customerWish',
  'solution',
  'ownerId',
] as const
export type FieldName = (typeof FIELDS)[number]

/** Names of fields and their values, in the language in use. */
export function useFieldTexts(people: People) {
  const t = useText(complaintTexts)
  return useMemo(
    () => ({
      isField: (field: string): field is FieldName => FIELDS.some((one) => one === field),
      label: (field: FieldName) =>
        field === 'ownerId'
          ? t('owner')
          : field === 'category'
            ? t('field.category')
            : t(field),
      value: (field: FieldName, value: Json): string => {
        if (field === 'ownerId') {
          return typeof value === 'string' ? people.nameOf(value) : t('noOwner')
        }
        const category = COMPLAINT_CATEGORIES.find((one) => one === value)
        if (field === 'category' && category) return t(`category.${category}`)
        const channel = COMPLAINT_CHANNELS.find((one) => one === value)
        if (field === 'channel' && channel) return t(`channel.${channel}`)
        const level = ([1, 2, 3, 4] as const).find((one) => one === value)
        if (field === 'level' && level) return t(`level.${level}`)
        return value === null || value === '' ? t('blank') : String(value)
      },
    }),
    [t, people],
  )
}
