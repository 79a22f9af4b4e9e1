import { expect, test } from 'vitest'
import { redact } from './redact.ts'

// Invented, but true to form: the account passes mod-11, the IBAN mod-97, the card Luhn.
test.each([
  ['a bare account number', 'no account 18130000017 here', 'no account [account] here'],
  ['an account number as printed', 'from 1813.00.00017 to x', 'from [account] to x'],
  ['an account number with spaces', 'from 1813 00 00017.', 'from [account].'],
  ['a national identity number', 'person 010190 12345', 'person [account]'],
  ['an IBAN', 'to NO9386011117947', 'to [iban]'],
  ['an IBAN in fours', 'to NO93 8601 1117 947', 'to [iban]'],
  ['a card', 'card 4111 1111 1111 1111', 'card [card]'],
  ['a bare card', 'card 4111111111111111', 'card [card]'],
  ['a bearer token', 'Authorization: Bearer abc.def-123', 'Authorization: Bearer [token]'],
  ['basic credentials', 'authorization Basic dXNlcjpwYXNz', 'authorization Basic [token]'],
  ['a signed token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln back', 'got [token] back'],
  [
    'a form field',
    'grant_type=x&refresh_token=r-1&code=c-2',
    'grant_type=x&refresh_token=[secret]&code=[secret]',
  ],
  ['a JSON field', '{"access_token": "a-1","n":1}', '{"access_token": "[secret]","n":1}'],
  [
    'the query of an address',
    'GET https://bank.example/a?code=1#x failed',
    'GET https://bank.example/a?[query] failed',
  ],
  ['a user in an address', 'https://me:pw@bank.example/a', 'https://bank.example/a'],
  ['an amount', 'paid 1 234,50 kr today', 'paid [amount] today'],
  ['an amount, currency first', 'paid NOK -99.90 today', 'paid [amount] today'],
  ['a mail address', 'ask kari@example.no', 'ask [address]'],
  ['a long hexadecimal run', `key ${'0af1'.repeat(16)}`, 'key [hex]'],
  ['random base64', 'secret 9hT0xq/Pq1+ZrT7bXy2KqWm3NcV8LsD4fGhJ5kQwErY=', 'secret [opaque]'],
  ['random base64url', 'secret 9hT0xqPq1ZrT7bXy2KqWm3', 'secret [opaque]'],
])('hides %s', (_, text, shown) => {
  expect(redact(text)).toBe(shown)
})

test.each([
  'sync finished at 2026-11-21T08:20:00.000Z after 1234 ms',
  'connection 0198c1de-5f2b-7aaa-9c2d-1b2c3d4e5f60 is ready',
  'reference 7hk2m9qx',
  'GET /personal/banking/accounts 503',
  'https://api.sparebank1.no/personal/banking/transactions',
  'at syncAccountTransactionsPageByPage (/opt/Oversikt/resources/app.asar/out/main/index.js:1203:17)',
  'at file:///home/projects/oversikt/node_modules/better-sqlite3/lib/methods/wrappers.js:5:21',
  'SQLITE_CONSTRAINT_FOREIGNKEY: FOREIGN KEY constraint failed',
])('leaves alone what a log line lives by: %s', (text) => {
  expect(redact(text)).toBe(text)
})
