import { expect, test } from 'vitest'
import { finInsts } from '../../../../shared/fin-insts.ts'
import { currentFinInst, finInstName, searchFinInsts } from './fin-inst-search.ts'

const found = (typed: string) => searchFinInsts(typed).map((bank) => bank.finInst)

test('nothing typed shows every bank', () => {
  expect(found(' ')).toEqual(finInsts.map((bank) => bank.finInst))
})

test('letters may be typed without their marks, in any case and order', () => {
  expect(found('SKJAK lom')).toEqual(['fid-lom-skjaak'])
  expect(found('østlandet')).toEqual(['fid-ostlandet'])
  expect(found('ostlandet')).toEqual(['fid-ostlandet'])
})

test('a bank that merged is found by its old name and by the new one', () => {
  expect(found('sr-bank')).toEqual(['fid-sr-bank'])
  expect(found('sør norge')).toContain('fid-sr-bank')
  expect(found('sørøst')).toEqual(['fid-bv', 'fid-modum', 'fid-telemark'])
})

test('what no bank is called finds none', () => {
  expect(found('dnb')).toEqual([])
})

test('a bank that merged is signed in to under the id of today', () => {
  const [srBank] = searchFinInsts('sr-bank')
  expect(srBank && currentFinInst(srBank)).toBe('fid-sor-norge')
  for (const bank of finInsts) expect(finInstName(currentFinInst(bank))).not.toBeNull()
})
