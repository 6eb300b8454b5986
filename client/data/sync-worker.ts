/** The worker of a tab: hosts its sender. Told what to do by the first message. */
import { startHost } from '#client/sync/host.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { kindMap } from '#shared/kinds.ts'
import { credentialsFrom, freshCredential } from './fresh-credential.ts'
import { indexBy } from './index-of.ts'
import type { SenderConfig, WorkerMessage } from './start-sync.ts'

const tell = (message: WorkerMessage) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<SenderConfig>) => {
  const { dbName, credential, ...config } = data
  const db = new LocalDb(dbName)
  credentialsFrom(db)
  startHost({
    ...config,
    db,
    credential: () => freshCredential(credential),
    index: indexBy(kindMap),
    onError: (error) => tell({ type: 'error', text: String(error) }),
  })
  tell({ type: 'ready' })
})
