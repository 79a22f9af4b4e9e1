import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { lockVersion, type LockSlot, type Sealed, type SlotHead } from './lock-file.ts'

// Each slot holds the store's key, sealed with a key of that slot's own.

const nonceBytes = 12
const tagBytes = 16

/**
 * Seals the store's key: AES-256-GCM under HKDF-SHA-256 of what opens the slot. What the slot says of itself is sealed with it: a
 * slot whose kind, place or connection was changed in the file opens nothing.
 */
export function seal(head: SlotHead, opener: Uint8Array, storeKey: Uint8Array): Sealed {
  const key = wrappingKey(head, opener)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(boundTo(head))
  const sealed = Buffer.concat([cipher.update(storeKey), cipher.final(), cipher.getAuthTag()])
  key.fill(0)
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
}

/** null: this does not open it. */
export function unseal(slot: LockSlot, opener: Uint8Array): Uint8Array | null {
  const key = wrappingKey(slot, opener)
  const bytes = Buffer.from(slot.sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(boundTo(slot))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  const storeKey = decipher.update(bytes.subarray(0, -tagBytes))
  try {
    decipher.final()
    return Uint8Array.from(storeKey)
  } catch {
    return null // the tag does not fit, which is all it ever says
  } finally {
    storeKey.fill(0)
    key.fill(0)
  }
}

function wrappingKey({ id, kind }: SlotHead, opener: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', opener, id, `oversikt lock ${lockVersion} ${kind}`, 32))
}

/** Not the address of the person's device: that may change without the slot being made anew. */
function boundTo(head: SlotHead): Uint8Array {
  const { id, kind } = head
  const own =
    head.kind === 'bankid'
      ? [head.place, head.connectionId, head.settings.environment]
      : head.kind === 'password'
        ? [head.place, head.salt, head.cost.memoryKiB, head.cost.passes, head.cost.lanes]
        : []
  return Buffer.from(JSON.stringify(['oversikt lock', lockVersion, id, kind, ...own]))
}
