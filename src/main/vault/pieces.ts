import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Keychain } from './port.ts'

/** Windows takes 2560 bytes an entry (CRED_MAX_CREDENTIAL_BLOB_SIZE), less than some banks' pair of tokens. */
const longestEntry = 2048

const slots = ['a', 'b'] as const
type Slot = (typeof slots)[number]
interface Head {
  readonly slot: Slot
  readonly count: number
  readonly sha256: string
}

/**
 * Texts of any length, one an account. A long one is cut into pieces kept beside it, and its own entry only names them.
 * The pieces of the next text go to the other of two slots, then the entry is switched in one write, then the old
 * pieces are deleted: whoever dies in between leaves the old text or the new one, never a mixture. What was left over is
 * overwritten or deleted by the next write. `proveOpen` rejects while the keychain is locked; it is asked before an entry
 * is taken for absent.
 */
export function createTextStore(keychain: Keychain, service: string, proveOpen: () => Promise<void>) {
  const get = (account: string) => keychain.getPassword(service, account)
  const set = (account: string, text: string) => keychain.setPassword(service, account, text)
  const piece = (account: string, slot: Slot, index: number) => `${account}/${slot}${index}`

  /** Read once more after the proof: the person may have unlocked the keychain only then. */
  async function getSurely(account: string): Promise<string | null> {
    const entry = await get(account)
    if (entry !== null) return entry
    await proveOpen()
    return await get(account)
  }

  async function assembled(account: string, head: Head): Promise<string | null> {
    let text = ''
    for (let index = 0; index < head.count; index += 1)
      text += (await get(piece(account, head.slot, index))) ?? ''
    return sha256(text) === head.sha256 ? text : null
  }

  /** Downwards, so that what a crash leaves behind still begins at `from` and is found again. */
  async function clear(account: string, slot: Slot, from: number): Promise<void> {
    let end = from
    while ((await get(piece(account, slot, end))) !== null) end += 1
    while (end > from) await keychain.deletePassword(service, piece(account, slot, --end))
  }

  return {
    /** null: there is none. @throws AppError `internal` when its pieces do not fit together. */
    async read(account: string): Promise<string | null> {
      for (let look = 0; look < 3; look += 1) {
        const entry = await getSurely(account)
        const head = entry === null ? null : headOf(entry)
        const text = head === null ? entry : await assembled(account, head)
        if (head === null || text !== null) return text
        // Another process may just have switched slots: then the entry names other pieces by now.
      }
      throw new AppError('internal', 'a keychain record is damaged: its pieces do not fit together')
    },

    /** `text` must be ASCII, so that its length is its size, and must not begin with `@`. */
    async write(account: string, text: string): Promise<void> {
      const entry = await getSurely(account)
      const old = entry === null ? null : headOf(entry)
      const slot: Slot = old?.slot === 'a' ? 'b' : 'a'
      const pieces = text.length <= longestEntry ? [] : cut(text)
      for (const [index, part] of pieces.entries()) await set(piece(account, slot, index), part)
      await set(account, pieces.length === 0 ? text : `@${slot} ${pieces.length} ${sha256(text)}`)
      await clear(account, slot, pieces.length)
      await clear(account, slot === 'a' ? 'b' : 'a', 0)
    },

    /** Leaves nothing behind, whatever state the record is in. */
    async remove(account: string): Promise<void> {
      await proveOpen()
      for (const slot of slots) await clear(account, slot, 0)
      await keychain.deletePassword(service, account)
    },
  }
}

function cut(text: string): readonly string[] {
  const count = Math.ceil(text.length / longestEntry)
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * longestEntry, (index + 1) * longestEntry),
  )
}

function headOf(entry: string): Head | null {
  const match = /^@([ab]) (\d{1,3}) ([0-9a-f]{64})$/.exec(entry)
  const [, slot, count, digest] = match ?? []
  if (slot === undefined || count === undefined || digest === undefined) return null
  return { slot: slot === 'a' ? 'a' : 'b', count: Number(count), sha256: digest }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
