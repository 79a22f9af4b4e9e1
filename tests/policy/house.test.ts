import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { barrels, importCycles, importViolations } from './imports.ts'
import { differences, documentedPackages, shippedPackages, unpinned, type Manifest } from './packages.ts'
import { composedSql } from './sql.ts'
import { untranslatedText } from './screen-text.ts'
import { defaultExports, longFiles, longFunctions, tooManyLongFiles } from './shape.ts'
import { projectRoot, readSources, readStyles, type Violation } from './source.ts'
import * as words from './words.ts'

const app = readSources('src')
const tools = readSources('scripts', 'tests')
const everything = [...app, ...tools]
/** The rules name what they forbid. */
const butTheRules = everything.filter((file) => !file.path.startsWith('tests/policy/'))

/** One line each, so that a failure can be read. */
function none(violations: readonly Violation[]): void {
  if (violations.length > 0) throw new Error(`\n${violations.join('\n')}`)
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const manifest: Manifest = JSON.parse(read('package.json'))

test('there are sources to look at', () => {
  expect(app.length).toBeGreaterThan(50)
  expect(tools.length).toBeGreaterThan(20)
})

describe('the house', () => {
  test('every file imports only what its area may', () => none(importViolations(app)))
  test('no files import each other in a ring', () => none(importCycles(everything)))
  test('only the registries hand on what others export', () =>
    none(barrels(app, ['src/main/banks/index.ts'])))
  test('nothing is exported without a name', () => none(defaultExports(everything)))
  test('no file is over its budget', () => none(longFiles(everything)))
  test('nine files of ten are short', () => none(tooManyLongFiles(everything)))
  test('no function is over its budget', () => none(longFunctions(everything)))
})

describe('the code', () => {
  test('has no any', () => none(words.anyTypes(everything)))
  test('has no non-null mark', () => none(words.nonNullMarks(everything)))
  test('does not write to the console', () => none(words.consoleCalls(app)))
  test('leaves nothing unfinished', () => none(words.unfinishedWork(butTheRules)))
  test('skips no test', () => none(words.skippedTests(butTheRules)))
  test('makes no HTML from text', () => none(words.rawHtml(app)))
  test('speaks to nobody without TLS', () => none(words.plainHttp(app)))
  test('composes SQL from fixed text only', () => none(composedSql(app)))
  test('names no private place', () => none(words.privatePlaces(butTheRules)))
  test('shows no words outside the language files', () => none(untranslatedText(app)))
})

describe('the packages', () => {
  test('each have one exact version', () =>
    none([...unpinned(manifest), ...unpinned(JSON.parse(read('scripts/packaging/package.json')))]))

  test('that reach the person are listed with a reason', () => {
    const listed = documentedPackages(read('docs/dependencies.md'), 'In the app')
    none(
      differences(
        shippedPackages(app, readStyles('src')).filter((name) => name !== 'electron'),
        listed,
      ),
    )
  })

  test('that only build or test are listed too', () => {
    const document = read('docs/dependencies.md')
    const inApp = documentedPackages(document, 'In the app')
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
    const rest = Object.keys(all).filter((name) => !inApp.includes(name))
    none(differences(rest, documentedPackages(document, 'For building and testing')))
  })

  test('left outside the bundle are the two native ones', () =>
    expect(Object.keys(manifest.dependencies ?? {})).toEqual(['better-sqlite3', 'keytar']))
})
