import { describe, expect, test } from 'vitest'
import { untranslatedText } from './screen-text.ts'
import { parseSource, type SourceFile, type Violation } from './source.ts'
import * as words from './words.ts'

type Rule = (files: readonly SourceFile[]) => readonly Violation[]

/** The number of finds of a rule in one invented file. */
const finds = (rule: Rule, text: string, path = 'src/main/x.ts'): number =>
  rule([parseSource(path, text)]).length

describe('each rule finds what it is for', () => {
  test.each<[string, Rule, string]>([
    ['any', words.anyTypes, 'const x: any = 1'],
    ['any inside a type', words.anyTypes, 'type X = Map<string, any[]>'],
    ['a non-null mark', words.nonNullMarks, 'const x = y!.z'],
    ['a console call', words.consoleCalls, "console.log('x')"],
    ['a console call handed on', words.consoleCalls, 'work().catch(console.error)'],
    ['unfinished work', words.unfinishedWork, '// TODO: later'],
    ['raw HTML', words.rawHtml, 'element.innerHTML = text'],
    ['plain http', words.plainHttp, "const base = 'http://bank.example/api'"],
    ['plain http in a template', words.plainHttp, 'const base = `http://${host}/api`'],
    [
      'plain http to a name that begins like loopback',
      words.plainHttp,
      "go('http://bank.localhost.example')",
    ],
    ['a private folder', words.privatePlaces, "const at = '/root/x'"],
    ['a private host', words.privatePlaces, "const at = 'https://npm.bank.internal/x'"],
  ])('%s', (_name, rule, text) => expect(finds(rule, text)).toBe(1))

  test.each(['test.skip', 'test.only', 'describe.skip', 'it.todo', 'test.fixme', 'test.describe.only'])(
    '%s',
    (call) => expect(finds(words.skippedTests, `${call}('x', () => {})`, 'tests/app/x.spec.ts')).toBe(1),
  )
})

describe('each rule leaves the harmless alone', () => {
  test.each<[string, Rule, string, string]>([
    ['the word any', words.anyTypes, "const any = 'any'", 'src/main/x.ts'],
    ['not', words.nonNullMarks, 'const x = !y && a !== b', 'src/main/x.ts'],
    ['the command line', words.consoleCalls, "console.log('x')", 'src/main/cli/print.ts'],
    ['loopback', words.plainHttp, "const x = 'http://127.0.0.1:8765/callback'", 'src/main/x.ts'],
    ['a comment', words.plainHttp, '// see http://example.org', 'src/main/x.ts'],
    ['the listener', words.plainHttp, 'const x = `http://${host}:${port}`', 'src/main/oauth/listener.ts'],
    [
      'a path in an address',
      words.privatePlaces,
      `const x = 'https://bank.example/${'work'}/x'`,
      'src/main/x.ts',
    ],
    ['a test that runs', words.skippedTests, "test('x', () => {})", 'tests/app/x.spec.ts'],
  ])('%s', (_name, rule, text, path) => expect(finds(rule, text, path)).toBe(0))
})

describe('words on the screen', () => {
  const page = (jsx: string): number =>
    finds(untranslatedText, `const x = ${jsx}`, 'src/renderer/src/components/X.tsx')

  test.each([
    '<p>Hello</p>',
    "<p>{'Hello'}</p>",
    '<p>{`Hello ${name}`}</p>',
    "<p>{isNew ? 'Hello' : null}</p>",
    "<p>{isNew && 'Hello'}</p>",
    '<img alt="A picture" />',
    "<input placeholder={'Search'} />",
    "<X aria-label={isOpen ? 'Close' : null} />",
  ])('%s is found', (jsx) => expect(page(jsx)).toBe(1))

  test.each([
    "<p>{t('hello')}</p>",
    '<p>·</p>',
    '<p className="big">{text}</p>',
    "<X kind={'wide'} label={t('label')} />",
    "<p>{kind === 'current' ? a : b}</p>",
    "<p>{format(value, 'NOK')}</p>",
  ])('%s is fine', (jsx) => expect(page(jsx)).toBe(0))
})
