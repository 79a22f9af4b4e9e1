import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openReadDb } from '../../../src/main/store/database.ts'

/** The key of the store of the one profile whose secrets are in this keychain; null before there is one. */
export function storeKeyIn(keychain: string): Buffer | null {
  const entries = readdirSync(keychain)
    .filter((name) => !name.endsWith('.new'))
    .map((name) => readFileSync(join(keychain, name), 'utf8'))
  const key = entries.find((text) => /^[0-9a-f]{64}$/.test(text))
  return key === undefined ? null : Buffer.from(key, 'hex')
}

/** Asks a store file that no process has open, or one has that wrote it. */
export function askStore<R>(file: string, key: Uint8Array, work: (ask: Ask) => R): R {
  const reader = openReadDb(file, key)
  try {
    return work(<Row>(sql: string) => reader.prepare<[], Row>(sql).all([]))
  } finally {
    reader.close()
  }
}
export type Ask = <Row>(sql: string) => Row[]

/** No page damaged, nothing that refers to what is not there, and the sums of the days are those of the rows. */
export function expectSound(ask: Ask): void {
  expect(ask('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(ask('PRAGMA foreign_key_check')).toEqual([])
  expect(
    ask(`SELECT account_id, day, minor, count FROM account_day WHERE count <> 0
      EXCEPT SELECT account_id, booked_on, sum(minor), count(*) FROM bank_transaction GROUP BY account_id, booked_on`),
  ).toEqual([])
  expect(ask('SELECT coalesce(sum(count), 0) AS count FROM account_day')).toEqual(
    ask('SELECT count(*) AS count FROM bank_transaction'),
  )
}

/** SpareBank 1's refresh token, of a profile that nobody has open. */
export function refreshTokenIn(keychain: string): string | null {
  for (const name of readdirSync(keychain)) {
    const record = /"refreshToken":"([^"]+)"/.exec(readFileSync(join(keychain, name), 'utf8'))
    if (record?.[1] !== undefined) return record[1]
  }
  return null
}
