import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBundle } from './bundle.ts'
import { createBundleHandler } from './protocol.ts'
import { stoppedPage } from './stopped-page.ts'

let root = ''
let serve: (request: Request) => Promise<Response>

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'oversikt-bundle-'))
  const built = join(root, 'renderer')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(built, 'index.html'), '<meta property="csp-nonce" nonce="__NONCE__"><p>page</p>')
  writeFileSync(join(built, 'assets', 'index-1.js'), 'const text = "__NONCE__"')
  writeFileSync(join(built, 'assets', 'inter.woff2'), new Uint8Array([0, 255, 128, 10]))
  writeFileSync(join(built, 'assets', 'index-1.js.map'), '{}')
  writeFileSync(join(root, 'secret.js'), 'outside')
  symlinkSync(join(root, 'secret.js'), join(built, 'link.js'))
  serve = createBundleHandler(readBundle(built), (nonce) => stoppedPage('en', nonce))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const get = (url: string): Promise<Response> => serve(new Request(url))
const policyOf = (response: Response): string => response.headers.get('content-security-policy') ?? ''
const nonceIn = (text: string): string => /nonce[=-]"?([\w+/=]{20,})/.exec(text)?.[1] ?? ''

describe('what is served', () => {
  test.each(['app://bundle/index.html', 'app://bundle/', 'app://bundle/index.html?x=1#y'])(
    'the page: %s',
    async (url) => {
      const response = await get(url)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(await response.text()).toContain('<p>page</p>')
    },
  )

  test('a font arrives byte for byte', async () => {
    const response = await get('app://bundle/assets/inter.woff2')
    expect(response.headers.get('content-type')).toBe('font/woff2')
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 128, 10])
  })

  test('a script is served as it was built, with a type a browser runs', async () => {
    const response = await get('app://bundle/assets/index-1.js')
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(await response.text()).toBe('const text = "__NONCE__"')
  })

  test('the page of bad days needs no built file and no script', async () => {
    const text = await (await get('app://bundle/stopped.html')).text()
    expect(text).toContain('This page stopped twice')
    expect(text).not.toContain('<script')
  })
})

describe('what does not exist', () => {
  test.each([
    'app://bundle/../secret.js',
    'app://bundle/assets/../../secret.js',
    'app://bundle/%2e%2e/secret.js',
    'app://bundle/..%2fsecret.js',
    'app://bundle/%2e%2e%2fsecret.js',
    'app://bundle/..%5csecret.js',
    'app://bundle/..\\secret.js',
    'app://bundle//index.html',
    'app://bundle/assets',
    'app://bundle/assets/',
    'app://bundle/link.js',
    'app://bundle/assets/index-1.js.map',
    'app://bundle/INDEX.HTML',
    'app://bundle/%69ndex.html',
    'app://bundle/index.html%00',
    'app://bundle/__proto__',
    'app://bundle/unknown',
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'app://bundle:8080/index.html',
    'https://bundle/index.html',
    'file:///index.html',
  ])('%s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
    expect(policyOf(response)).toContain("default-src 'none'")
  })

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('any method but GET: %s', async (method) => {
    expect((await serve(new Request('app://bundle/index.html', { method }))).status).toBe(405)
  })
})

describe('the guards on every answer', () => {
  test('the policy is the strict one, word for word', async () => {
    const response = await get('app://bundle/index.html')
    expect(policyOf(response).replace(nonceIn(policyOf(response)), 'N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self'; font-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types default",
    )
  })

  test.each(['index.html', 'assets/index-1.js', 'assets/inter.woff2', 'stopped.html', 'nothing'])(
    'policy, nosniff and isolation come with %s',
    async (path) => {
      const { headers } = await get(`app://bundle/${path}`)
      expect(headers.get('content-security-policy')).toContain("script-src 'self';")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('no-store')
    },
  )

  test.each(['index.html', 'stopped.html'])(
    '%s carries the nonce of its own policy, a fresh one each load',
    async (path) => {
      const first = await get(`app://bundle/${path}`)
      const second = await get(`app://bundle/${path}`)
      const nonce = nonceIn(policyOf(first))
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(nonceIn(await first.text())).toBe(nonce)
      expect(nonceIn(policyOf(second))).not.toBe(nonce)
    },
  )
})
