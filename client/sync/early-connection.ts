/**
 * A connection to read by until Dexie has one. Dexie takes a while to get itself ready and to
 * look the schema over; whoever opens the tablet waits for the first list, not for that.
 */
export class EarlyConnection {
  /** When it is known whether there is one; rejects when the storage is in trouble. */
  readonly opened: Promise<void>
  #connection: IDBDatabase | null = null

  /** `version`: as the browser counts; a database of another one is left to Dexie. */
  constructor(storage: IDBFactory, name: string, version: number) {
    this.opened = new Promise((resolve, reject) => {
      const request = storage.open(name)
      let isNew = false
      request.onupgradeneeded = () => {
        // Nothing may be made here.
        isNew = true
        request.transaction?.abort()
      }
      request.onerror = (event) => {
        event.preventDefault()
        if (isNew) resolve()
        else reject(request.error)
      }
      request.onsuccess = () => {
        this.#connection = request.result
        request.result.onversionchange = () => this.close()
        request.result.onclose = () => this.close()
        if (request.result.version !== version) this.close()
        resolve()
      }
    })
    // Whoever asks is told; nobody has to.
    this.opened.catch(() => {})
  }

  /**
   * Null when there is none: a new tablet, another schema. Never kept over an await: it goes
   * when somebody else needs the database to himself.
   */
  get current(): IDBDatabase | null {
    return this.#connection
  }

  /** What is being read comes to its end. */
  close(): void {
    this.#connection?.close()
    this.#connection = null
  }
}
