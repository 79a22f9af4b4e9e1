import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

// The rows of docs/security.md that are best proved by what the source does not say.

const files: ReadonlyMap<string, string> = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(`src/${path}`, 'utf8')]),
)
const sourceOf = (path: string): string => files.get(path) ?? ''
const filesWith = (pattern: RegExp): readonly string[] =>
  [...files].filter(([, text]) => pattern.test(text)).map(([path]) => path)

test('the sources were found', () => {
  expect(files.size).toBeGreaterThan(50)
  expect(sourceOf('main/index.ts')).toContain('electron')
})

test.each([
  'nodeIntegration', // also InWorker, InSubFrames
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'webviewTag',
  'bypassCSP',
  'corsEnabled',
  'allowServiceWorkers',
  'crashReporter', // a minidump is a copy of memory, tokens included
  'setCertificateVerifyProc',
  'certificate-error',
  'ignore-certificate-errors',
  'openDevTools',
  'executeJavaScript',
  'loadFile',
  'file://',
])('nothing says %s', (word) => {
  expect(filesWith(new RegExp(word))).toEqual([])
})

test('nothing calls without looking at who answers; the invented BankID alone hears everybody, to turn them away as BankID does', () => {
  expect(filesWith(/rejectUnauthorized: false/)).toEqual(['main/sandbox/bankid/secure-server.ts'])
  expect(sourceOf('main/sandbox/bankid/secure-server.ts')).toContain('requestCert: true') // a server's own question
})

test.each([
  ['contextIsolation: true', 'main/shell/window.ts'],
  ['sandbox: true', 'main/shell/window.ts'],
])('%s stands in the one place where a window is made', (text, path) => {
  expect(filesWith(new RegExp(text))).toEqual([path])
  expect(filesWith(/(sandbox|contextIsolation): false/)).toEqual([])
})

test('one call loads an address into the window', () => {
  const calls = [...files].flatMap(([path, text]) => (text.match(/\.loadURL\(/g) ?? []).map(() => path))
  expect(calls).toEqual(['main/shell/window.ts'])
})

test('only the entry and the preload load Electron; the shell gets its parts handed in', () => {
  const loads = /^import (?!type )(?:(?!^import )[^])*? from 'electron'/m
  expect(filesWith(loads)).toEqual(['main/index.ts', 'preload/index.ts'])
  expect(
    filesWith(/from 'electron'/).filter((path) => !/^(main\/(index\.ts|shell\/)|preload\/)/.test(path)),
  ).toEqual([])
})

describe('start-up order', () => {
  const entry = sourceOf('main/index.ts')
  const at = (text: string): number => {
    const position = entry.indexOf(text)
    expect(position, `${text} in main/index.ts`).toBeGreaterThan(0)
    return position
  }

  test('profile, then the lock, before the log or anything else is opened', () => {
    expect(at('openProfile(app,')).toBeLessThan(at('app.requestSingleInstanceLock()'))
    expect(at('app.requestSingleInstanceLock()')).toBeLessThan(at('= openLogFile('))
    expect(at('= openLogFile(')).toBeLessThan(at("import('./core.ts') //"))
  })

  test('the sandbox and the scheme’s privileges are set before Electron is ready', () => {
    expect(at('app.enableSandbox()')).toBeLessThan(at('app.whenReady()'))
    expect(at('protocol.registerSchemesAsPrivileged(')).toBeLessThan(at('app.whenReady()'))
    expect(entry.match(/registerSchemesAsPrivileged\(/g)).toHaveLength(1)
  })

  test('guards stand before the window opens', () => {
    expect(at("app.on('web-contents-created'")).toBeLessThan(at('app.whenReady()'))
    for (const guard of ['guardSession(each, page)', 'registerIpc(', 'pages.protocol.handle(']) {
      expect(at(guard)).toBeLessThan(at('window.show()'))
    }
  })
})

/** The rest of a text from a place in it that must be there. */
function after(text: string, place: string): string {
  expect(text).toContain(place)
  return text.slice(text.indexOf(place))
}

describe('the bridge', () => {
  test('ipcRenderer is named in the preload alone, which never hands it on', () => {
    expect(filesWith(/\bipcRenderer\b/)).toEqual(['preload/index.ts'])
    const uses = sourceOf('preload/index.ts')
      .replace(/^(import|\s*\/\/).*$/gm, '')
      .match(/ipcRenderer\b[.\w]*/g)
    expect(new Set(uses)).toEqual(new Set(['ipcRenderer.invoke', 'ipcRenderer.on', 'ipcRenderer.off']))
  })

  test('nothing main answers or pushes has a field for a secret, the invented bank’s own client aside', () => {
    const [outputs, ofIdentity, status] = [
      after(sourceOf('shared/contract.ts'), '// ---- outputs'),
      after(sourceOf('shared/contract-identity.ts'), 'export interface IdentityOutputs'),
      sourceOf('shared/app-status.ts'),
    ]
    const invented = /readonly demoClient: \{.*\n|readonly demoCredentials\?: \{\n(?: {4}.*\n)+/g
    expect(status.match(invented)).toHaveLength(2)
    const others = ['model', 'contract-views', 'contract-import', 'progress', 'errors', 'import-file', 'order', 'lock', 'flex', 'verification'] // prettier-ignore
    const answers =
      outputs +
      ofIdentity +
      status.replace(invented, '') +
      others.map((name) => sourceOf(`shared/${name}.ts`)).join('')
    // That there is one may be told.
    const secret =
      /readonly (\w*(?:secret|token|password|verifier|apiKey|privateKey|certificate|customerId)\w*)\??: (?!boolean|Instant)/gi
    expect([...answers.matchAll(secret)].map(([, name]) => name)).toEqual([])
  })
})

test('Electron is pinned to one version, of a line whose support dates are written down', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const version = devDependencies['electron'] ?? ''
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  const table = readFileSync('docs/security.md', 'utf8')
  expect(table).toMatch(
    new RegExp(`^\\| ${version.split('.')[0]} \\| \\d{4}-\\d{2}-\\d{2} \\| \\d{4}-\\d{2} \\|`, 'm'),
  )
})
