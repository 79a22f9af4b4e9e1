import { expect, test } from 'vitest'
import { defaultExports, longFiles, longFunctions, tooManyLongFiles } from './shape.ts'
import { parseSource } from './source.ts'

const statements = (count: number): string => 'work()\n'.repeat(count)
const fileOf = (lines: number, path = 'src/x.ts') => parseSource(path, statements(lines))

test('a file of 351 lines is too long, one of 350 is not', () => {
  expect(longFiles([fileOf(351)])).toHaveLength(1)
  expect(longFiles([fileOf(350)])).toEqual([])
})

test('one long file in ten is allowed, two are not', () => {
  const short = Array.from({ length: 8 }, () => fileOf(160))
  expect(tooManyLongFiles([...short, fileOf(160), fileOf(161)])).toEqual([])
  expect(tooManyLongFiles([...short, fileOf(161), fileOf(161)])).toHaveLength(2)
})

test.each([
  ['a declaration', (body: string) => `function f() {\n${body}}`],
  ['an arrow', (body: string) => `const f = () => {\n${body}}`],
  ['a method', (body: string) => `const o = { f() {\n${body}} }`],
])('%s of 61 lines is too long, one of 60 is not', (_name, wrap) => {
  expect(longFunctions([parseSource('src/x.ts', wrap(statements(59)))])).toHaveLength(1)
  expect(longFunctions([parseSource('src/x.ts', wrap(statements(58)))])).toEqual([])
})

test('a group of tests may be long, a test may not', () => {
  const group = `describe('x', () => {\n${statements(80)}})`
  expect(longFunctions([parseSource('src/x.test.ts', group)])).toEqual([])
  expect(longFunctions([parseSource('src/x.ts', group)])).toHaveLength(1)
  expect(longFunctions([parseSource('src/x.test.ts', group.replace('describe', 'test'))])).toHaveLength(1)
})

test('a default export is found, that of a lazy page is not', () => {
  const text = 'export default function Page() {}'
  expect(defaultExports([parseSource('src/main/x.ts', text)])).toHaveLength(1)
  expect(defaultExports([parseSource('src/renderer/src/pages/x/Rows.tsx', text)])).toHaveLength(1)
  expect(defaultExports([parseSource('src/renderer/src/pages/x/XPage.tsx', text)])).toEqual([])
})
