import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useChildren } from '#client/data/use-records.ts'
import { type Photo, photo } from '#shared/photo/photo.ts'

/** Photos of a record in the order they were taken, without those taken off it. */
export function usePhotos(parentId: string): Held<Photo>[] | undefined {
  const all = useChildren(photo, parentId)
  return useMemo(
    () => all?.filter(({ removed }) => !removed).sort((a, b) => a.takenAt - b.takenAt),
    [all],
  )
}
