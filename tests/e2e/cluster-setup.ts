/** Once for the whole run: the server to start, and one PostgreSQL in which every test has a database of its own. */
import { startTestCluster } from '../support/embedded-cluster.ts'
import { bundleServer } from './server-bundle.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const server = await bundleServer()
  process.env.E2E_SERVER = server.path
  const cluster = await startTestCluster()
  process.env.E2E_CLUSTER = cluster.url
  return () => cluster.stop().finally(server.remove)
}
