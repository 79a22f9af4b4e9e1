import { createHmac, timingSafeEqual } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { cipherName } from './database.ts'

/**
 * A wrong key and a damaged first page look the same to the cipher: neither can be read. The small file beside the store
 * tells them apart: it holds an HMAC of a constant under the key (worthless without the key, which is 256 random bits) and
 * the cipher's name. When it is missing or unreadable the store is simply tried: a store that opens gets a new one, and of
 * one that does not we say "wrong key", because a file restored without its companion is likelier than damage to both.
 */
export type KeyVerdict = 'right' | 'wrong' | 'newer' | 'unknown'

const constant = 'oversikt store key check 1'

export function keyCheckFile(file: string): string {
  return `${file}.key-check.json`
}

function checkOf(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(constant).digest()
}

/** Judges a key by the companion file alone; the store is not touched. */
export function judgeKey(file: string, key: Uint8Array): KeyVerdict {
  const record = readRecord(keyCheckFile(file))
  if (record === null) return 'unknown'
  if (record.cipher !== cipherName) return 'newer' // only a later version of ours could have written another cipher
  const expected = Buffer.from(record.check, 'hex')
  const actual = checkOf(key)
  return expected.byteLength === actual.byteLength && timingSafeEqual(expected, actual) ? 'right' : 'wrong'
}

/** Writes the companion, whole or not at all. */
export function writeKeyCheck(file: string, key: Uint8Array): void {
  const target = keyCheckFile(file)
  const draft = `${target}.${process.pid}.tmp`
  writeFileSync(draft, JSON.stringify({ cipher: cipherName, check: checkOf(key).toString('hex') }) + '\n', {
    mode: 0o600,
  })
  chmodSync(draft, 0o600) // an older draft of a killed process keeps its mode
  renameSync(draft, target)
}

function readRecord(path: string): { cipher: string; check: string } | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const value = parse(text)
  if (typeof value !== 'object' || value === null || !('cipher' in value) || !('check' in value)) return null
  const { cipher, check } = value
  return typeof cipher === 'string' && typeof check === 'string' ? { cipher, check } : null
}

/** null for what is not JSON: the companion can be made again, so its damage is no error. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
