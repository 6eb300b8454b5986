/** One secret of the installation, one key per purpose: none of them tells the others. */
import { hkdfSync } from 'node:crypto'

export type KeyPurpose = 'head' | 'person' | 'push' | 'office'

export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `floorwalk ${purpose}`, 32))
}
