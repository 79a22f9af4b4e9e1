import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('case, accents, Norwegian letters and full-width forms never hide a row', () => {
  for (const text of ['Kjøp  på ÆRLIG', 'KJØP PÅ ærlig', 'kjop pa aerlig', 'Ｋｊøｐ på ærlig']) {
    expect(fold(` ${text} `)).toBe('kjop pa aerlig')
  }
})

test('plain text folds the same whether or not other letters stand beside it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(fold(`é${text}`)).toBe(fold(`e${text}`))
    }),
  )
})
