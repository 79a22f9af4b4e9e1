import { describe, expect, test } from 'vitest'
import { barrels, importCycles, importViolations } from './imports.ts'
import { parseSource } from './source.ts'

const check = (path: string, text: string): readonly string[] => importViolations([parseSource(path, text)])

describe('who may import whom', () => {
  test.each([
    ['src/main/banks/fjord/adapter.ts', "import { openStore } from '../../store/open.ts'"],
    ['src/main/banks/fjord/adapter.ts', "import { toAccount } from '../sparebank1/account.ts'"],
    ['src/main/banks/fjord/adapter.ts', "import { readFileSync } from 'node:fs'"],
    ['src/main/banks/fjord/adapter.ts', "import { readFile } from 'node:fs/promises'"],
    ['src/main/banks/fjord/adapter.ts', "import { vault } from '../../vault/vault.ts'"],
    ['src/main/banks/fjord/adapter.ts', "import { request } from 'undici'"],
    ['src/main/sync/pull.ts', "import { bank } from '../banks/bank.ts'"],
    ['src/main/sync/pull.ts', "import type { Http } from '../http/port.ts'"],
    ['src/main/queries/flows.ts', "import { openStore } from '../store/open.ts'"],
    ['src/main/handlers/accounts.ts', "import { sparebank1 } from '../banks/sparebank1/adapter.ts'"],
    ['src/main/handlers/accounts.ts', "import { app } from 'electron'"],
    ['src/main/core.ts', "import { app } from 'electron'"],
    ['src/main/core.ts', "import { openWindow } from './shell/window.ts'"],
    ['src/main/core.ts', "import { startSandbox } from './sandbox/sparebank1/index.ts'"],
    ['src/main/handlers/demo.ts', "const sandbox = import('../sandbox/sparebank1/index.ts')"],
    ['src/main/core.ts', "import { enterDemo } from './demo.ts'"],
    ['src/main/x.ts', "import { core } from './index.ts'"],
    ['src/main/http/client.ts', "import { startServer } from './testing/server.ts'"],
    ['src/main/store/open.ts', "import keytar from 'keytar'"],
    ['src/main/http/client.ts', "import { x } from '../store/open.ts'"],
    ['src/shared/model.ts', "import { z } from 'zod'"],
    ['src/shared/model.ts', "import { join } from 'node:path'"],
    ['src/shared/model.ts', "export { Clock } from '../main/clock.ts'"],
    ['src/preload/index.ts', "import { inputs } from '../shared/contract.ts'"],
    ['src/renderer/src/pages/accounts/AccountsPage.tsx', "import { X } from '../overview/Chart.tsx'"],
    [
      'src/renderer/src/pages/accounts/AccountsPage.tsx',
      "import { money } from '../../../../shared/money.ts'",
    ],
    ['src/renderer/src/api.ts', "import { inputs } from '../../shared/contract.ts'"],
    ['src/renderer/src/api.ts', "import { z } from 'zod'"],
    ['src/renderer/src/api.ts', "import { readFileSync } from 'node:fs'"],
    ['src/renderer/src/api.ts', "import { fixture } from '../../../tests/renderer/fixture.ts'"],
    ['src/main/log.ts', "type Store = import('./store/port.ts').ReadDb"],
  ])('%s: %s is refused', (path, text) => expect(check(path, text)).toHaveLength(1))

  test.each([
    ['src/main/banks/fjord/adapter.ts', "import { account } from './account.ts'"],
    ['src/main/banks/fjord/adapter.ts', "import type { Bank } from '../bank.ts'"],
    ['src/main/banks/index.ts', "import { fjord } from './fjord/adapter.ts'"],
    ['src/main/sync/pull.ts', "import type { Bank } from '../banks/bank.ts'"],
    ['src/main/queries/flows.ts', "import type { ReadDb } from '../store/port.ts'"],
    ['src/main/queries/flows.ts', "import { fold } from '../store/fold.ts'"],
    ['src/main/core.ts', "const sandbox = () => import('./sandbox/sparebank1/index.ts')"],
    ['src/main/shell/window.ts', "import { BrowserWindow } from 'electron'"],
    ['src/preload/index.ts', "import type { Api } from '../shared/contract.ts'"],
    ['src/renderer/src/api.ts', "import type { Api } from '../../shared/contract.ts'"],
    ['src/renderer/src/routes.tsx', "const Page = () => import('./pages/accounts/AccountsPage.tsx')"],
    ['src/main/store/open.test.ts', "import { x } from '../../../tests/fixtures/x.ts'"],
  ])('%s: %s is allowed', (path, text) => expect(check(path, text)).toEqual([]))

  test('a file in a folder nobody planned is noticed', () =>
    expect(check('src/main/misc/x.ts', 'export const x = 1')).toHaveLength(1))

  test('the place is named', () =>
    expect(check('src/shared/model.ts', "\nimport { z } from 'zod'")).toEqual([
      'src/shared/model.ts:2 shared may not import zod (value)',
    ]))
})

test('a ring of imports is found, also one of types only', () => {
  const ring = [
    parseSource('src/a.ts', "import { b } from './b.ts'"),
    parseSource('src/b.ts', "import type { C } from './c.ts'"),
    parseSource('src/c.ts', "export { a } from './a.ts'"),
  ]
  expect(importCycles(ring)).toEqual(['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts'])
  expect(importCycles(ring.slice(0, 2))).toEqual([])
})

test('a barrel is found, and a registry is not one', () => {
  const files = [
    parseSource('src/main/x/index.ts', "export { a } from './a.ts'\nexport { b } from './b.ts'"),
    parseSource('src/main/y/y.ts', "export * from './a.ts'\nexport const own = 1"),
    parseSource('src/main/z/z.ts', "export { a } from './a.ts'\nexport const own = 1"),
    parseSource('src/main/banks/index.ts', "export { a } from './a.ts'"),
  ]
  expect(barrels(files, ['src/main/banks/index.ts'])).toEqual([
    'src/main/x/index.ts:1 only hands on what other files export',
    'src/main/y/y.ts:1 only hands on what other files export',
  ])
})
