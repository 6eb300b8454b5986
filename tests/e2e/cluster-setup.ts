/** One PostgreSQL for the whole run; every test has a database of its own in it. */
import { startTestCluster } from '../support/embedded-cluster.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster()
  process.env.E2E_CLUSTER = cluster.url
  return cluster.stop
}
