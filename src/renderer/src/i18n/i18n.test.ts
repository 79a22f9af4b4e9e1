import { expect, test } from 'vitest'
import { errorCodes } from '../../../shared/errors.ts'
import { createI18n } from './i18n.ts'
import { en, nb } from './resources.ts'

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

const slots = (text: string) => (text.match(/\{\{\w+/g) ?? []).map((slot) => slot.toLowerCase()).sort()

test('every text has the same slots in both languages', () => {
  const norwegian = new Map(leaves(nb))
  for (const [key, text] of leaves(en)) {
    expect([key, [...new Set(slots(norwegian.get(key) ?? ''))]]).toEqual([key, [...new Set(slots(text))]])
  }
})

test('no text is empty, and none has spaces at its ends', () => {
  for (const [key, text] of [...leaves(en), ...leaves(nb)]) {
    expect([key, text.length > 0 && text === text.trim()]).toEqual([key, true])
  }
})

test('every error says what happened, what was kept and what to do, in both languages', () => {
  for (const code of errorCodes) {
    for (const text of [en.errors[code], nb.errors[code]]) {
      expect(text.what.length > 20 && text.next.length > 20).toBe(true)
      expect(text.next).toMatch(/[.»]$/)
    }
  }
})

test('one and many are told apart in both languages', async () => {
  const i18n = createI18n('en')
  expect(i18n.t('common.accounts', { count: 1 })).toBe('1 account')
  expect(i18n.t('common.accounts', { count: 2 })).toBe('2 accounts')
  await i18n.changeLanguage('nb')
  expect(i18n.t('common.accounts', { count: 1 })).toBe('1 konto')
  expect(i18n.t('common.accounts', { count: 0 })).toBe('0 kontoer')
})
