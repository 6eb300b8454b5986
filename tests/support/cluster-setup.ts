/** Vitest global setup of the project `server`: tests get `inject('databaseUrl')`. */
import type { TestProject } from 'vitest/node'
import { startTestCluster } from './embedded-cluster.ts'
import { startExternalCluster } from './external-cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser on the cluster of this run; for `createDatabase`. */
    databaseUrl: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const isExternal = process.env.SERVER_PG === 'external'
  const cluster = await (isExternal ? startExternalCluster() : startTestCluster())
  project.provide('databaseUrl', cluster.url)
  return cluster.stop
}
