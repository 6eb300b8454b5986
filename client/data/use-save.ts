import { useMemo } from 'react'
import type { BodyOf, Kind } from '#shared/record/define-kind.ts'
import { authorNow } from './author-now.ts'
import { useData } from './data-context.ts'
import { newId } from './new-id.ts'
import { pageSaveDeps } from './page-save-deps.ts'
import { type Draft, type SaveResult, save } from './save.ts'
import { useSender } from './sender-state.ts'

export type { Draft, SaveResult } from './save.ts'

type Set = Draft['set']

/** Each call is one mutation: all of it is saved or nothing. None of them throws for that. */
export type Save = {
  create<K extends Kind>(
    kind: K,
    body: BodyOf<K>,
    options?: { id?: string },
  ): Promise<SaveResult>
  edit<K extends Kind>(kind: K, id: string, set: Partial<BodyOf<K>>): Promise<SaveResult>
  commit(drafts: readonly Draft[]): Promise<SaveResult>
}

export function useSave(): Save {
  const { db, enrolment } = useData()
  return useMemo(() => {
    const commit: Save['commit'] = async (drafts) => {
      const author = await authorNow(db, enrolment)
      if (!author || !enrolment) {
        return { type: 'refused', refusal: { code: 'unknown_author', detail: '' } }
      }
      const result = await save(pageSaveDeps(db, enrolment), author, drafts)
      useSender.setState({ isNotSaved: result.type === 'not_saved' })
      return result
    }
    return {
      commit,
      create: (kind, body, { id = newId() } = {}) =>
        commit([{ kind, id, set: body as Set, isNew: true }]),
      edit: (kind, id, set) => commit([{ kind, id, set: set as Set }]),
    }
  }, [db, enrolment])
}
