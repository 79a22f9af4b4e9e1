import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorCodes } from '../../shared/errors.ts'
import { flexResources } from '../../shared/fis.ts'
import { systemIds } from '../../shared/systems.ts'
import { parseInvocation } from './arguments.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { helpText } from './texts.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/cli.md'), 'utf8')

/** The rows of the table of exit codes: the number, and the codes of errors that end with it. */
const documented = page
  .split('\n')
  .map((line) => /^\| (\d+) +\|[^|]*\|([^|]*)\|$/.exec(line))
  .flatMap((row) => (row === null ? [] : [[Number(row[1]), [...(row[2] ?? '').matchAll(/`([\w-]+)`/g)].map(([, code]) => code)] as const])) // prettier-ignore

test('every exit code there is stands in the documentation, and no other', () => {
  expect(documented.map(([number]) => number)).toEqual(Object.values(exitCodes))
})

test('every error ends with the exit code it is documented with', () => {
  const real = Object.values(exitCodes).map((number) => [
    number,
    errorCodes.filter((code) => exitCodeOf(code) === number).sort(),
  ])
  expect(documented.map(([number, codes]) => [number, [...codes].sort()])).toEqual(real)
})

/** One of each command, with everything it may be told. */
const everything = [
  'connect sparebank1 --name a --history-from 2026-01-31 --json',
  'connect bankid --certificate a --key b --environment test --end-user-ip 127.0.0.1 --connection c --name d',
  'connect bankid --p12 a',
  'connect fis --key a --client-id 5887c04f-291d-4211-9837-e8bb8bda5b6f --as entity --auth-url https://a.no/x --api-url https://a.no/y --api-version none --sub-form short --audience bare --connection c',
  'connections',
  'sync a',
  'accounts',
  'transactions --account a --from 2026-01-01 --to 2026-01-31 --min -1 --max 1 --direction in --currency NOK --text a --status booked --tag a --transfers only --limit 3',
  'export a --profile excel-no',
  'import a --account b --currency NOK --balance 1@2026-01-31 --dry-run',
  'imports',
  'undo-import 1',
  'disconnect a --keep-data',
  'disconnect a --delete-data',
  'copies',
  'copies make',
  'copies restore a --yes',
  'flex whoami --connection a',
  'flex list party --filter id=eq.1 --embed entity --limit 3 --csv --connection a',
  'verify a --signature b --root c',
  'accounts --password-stdin',
]

test.each(everything)('%s: is understood, and every word of it is in the help and in the documentation', (line) => {
  const argv = line.split(' ')
  expect(parseInvocation(argv).command.name).toBe(argv.slice(0, parseInvocation(argv).command.name.split(' ').length).join(' '))
  const [command = ''] = argv
  for (const word of [command, ...argv.filter((each) => each.startsWith('--'))]) {
    expect(helpText, word).toContain(word)
    expect(page, word).toContain(word)
  }
}) // prettier-ignore

test('the help fits a terminal, and names every system', () => {
  for (const line of helpText.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110)
  for (const system of systemIds) expect(helpText).toContain(system)
})

test('what a table of FIS is called is said to who asks for another', () => {
  expect(() => parseInvocation(['flex', 'list', 'users'])).toThrow(flexResources.join(', '))
})
