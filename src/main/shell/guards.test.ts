import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Session, WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { devContentSecurityPolicy } from './csp.ts'
import { guardContents, guardSession } from './guards.ts'
import { pageAddress, type PageAddress } from './page.ts'

/** Electron's own list, from the types of the version we pin: a permission it adds is asked here by itself. */
function permissionsIn(method: string): readonly string[] {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8')
  const line = types.split('\n').find((text) => text.trim().startsWith(`${method}(`)) ?? ''
  return [...line.matchAll(/'([a-z-]+)'/gi)].map(([, name = '']) => name)
}

function fakeSession() {
  const asked: { [name: string]: (...values: never[]) => unknown } = {}
  const events = new EventEmitter()
  const keep = (name: string) => (listener: (...values: never[]) => unknown) => {
    asked[name] = listener
  }
  let isSpelling = true
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: (isOn: boolean) => {
      isSpelling = isOn
    },
    on: events.on.bind(events),
    webRequest: { onBeforeRequest: keep('before'), onHeadersReceived: keep('headers') },
  }
  return { session: session as unknown as Session, asked, events, isSpelling: () => isSpelling }
}

function guarded(page: PageAddress = pageAddress(true, undefined)) {
  const fake = fakeSession()
  guardSession(fake.session, page)
  const ask = (name: string, ...values: unknown[]): unknown => fake.asked[name]?.(...(values as never[]))
  const isGranted = (permission: string): unknown => {
    let granted: unknown = 'no answer'
    ask('request', null, permission, (isYes: boolean) => {
      granted = isYes
    })
    return granted
  }
  const answerOf = (name: string, details: object): unknown => {
    let answer: unknown = 'no answer'
    ask(name, details, (given: unknown) => {
      answer = given
    })
    return answer
  }
  const isCancelled = (url: string): unknown => (answerOf('before', { url }) as { cancel?: boolean }).cancel
  return { ...fake, ask, isGranted, answerOf, isCancelled }
}

describe('permissions', () => {
  const names = permissionsIn('setPermissionRequestHandler')
  test('the list read from the types is the real one', () => {
    expect(names.length).toBeGreaterThan(10)
    expect(names).toEqual(expect.arrayContaining(['media', 'notifications', 'clipboard-read']))
  })

  test.each([...names, 'something-new'].filter((name) => name !== 'clipboard-sanitized-write'))(
    'a page that asks for %s is told no, by request and by check',
    (name) => {
      const { ask, isGranted } = guarded()
      expect(isGranted(name)).toBe(false)
      expect(ask('check', null, name, 'app://bundle', {})).toBe(false)
    },
  )

  test('a copy button may copy', () => {
    const { ask, isGranted } = guarded()
    expect(isGranted('clipboard-sanitized-write')).toBe(true)
    expect(ask('check', null, 'clipboard-sanitized-write', 'app://bundle', {})).toBe(true)
  })

  test('no device is ever handed over, and no dictionary fetched', () => {
    const { ask, isSpelling } = guarded()
    expect(ask('device', { deviceType: 'usb' })).toBe(false)
    expect(isSpelling()).toBe(false)
  })

  test('a page cannot start a download', () => {
    const { events } = guarded()
    expect(isPrevented((event) => events.emit('will-download', event))).toBe(true)
  })
})

describe('requests', () => {
  test.each([
    'https://example.org/',
    'http://127.0.0.1:5173/',
    'wss://example.org/',
    'ws://localhost/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'no address',
  ])('one that leaves the app is stopped: %s', (url) => expect(guarded().isCancelled(url)).toBe(true))

  test('the page and its files pass', () => {
    expect(guarded().isCancelled('app://bundle/index.html')).toBe(false)
  })

  test('the development server and its web socket pass, its neighbours do not', () => {
    const { isCancelled } = guarded(pageAddress(false, 'http://localhost:5173'))
    expect(isCancelled('http://localhost:5173/src/main.tsx')).toBe(false)
    expect(isCancelled('ws://localhost:5173/?token=1')).toBe(false)
    expect(isCancelled('http://localhost:5174/')).toBe(true)
    expect(isCancelled('file:///etc/passwd')).toBe(true)
  })

  test('only the development server gets the looser policy, and only it', () => {
    expect(guarded().asked['headers']).toBeUndefined()
    const { answerOf } = guarded(pageAddress(false, 'http://localhost:5173'))
    const from = (url: string): unknown => answerOf('headers', { url, responseHeaders: { etag: ['1'] } })
    expect(from('http://localhost:5173/')).toEqual({
      responseHeaders: { etag: ['1'], 'content-security-policy': [devContentSecurityPolicy] },
    })
    expect(from('app://bundle/stopped.html')).toEqual({})
  })
})

describe('windows and navigation', () => {
  test.each([
    'https://example.org/',
    'app://bundle/index.html',
    'app://bundle/',
    'app://evil/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://bundle/1',
    'about:blank',
  ])('no frame goes anywhere: %s', (url) => {
    const { emit } = guardedContents()
    for (const name of ['will-frame-navigate', 'will-navigate', 'will-redirect']) {
      expect(isPrevented((event) => emit(name, { ...event, url }))).toBe(true)
    }
  })

  test('no second window opens, whatever its address', () => {
    for (const url of ['https://example.org/', 'app://bundle/index.html', 'about:blank']) {
      expect(guardedContents().openerAnswer({ url })).toEqual({ action: 'deny' })
    }
  })

  test('a webview stays inert', () => {
    expect(isPrevented((event) => guardedContents().emit('will-attach-webview', event))).toBe(true)
  })
})

function guardedContents() {
  const events = new EventEmitter()
  let opener: (details: { url: string }) => unknown = () => ({ action: 'allow' })
  const contents = {
    on: events.on.bind(events),
    setWindowOpenHandler: (answer: typeof opener) => {
      opener = answer
    },
  }
  guardContents(contents as unknown as WebContents)
  return { emit: events.emit.bind(events), openerAnswer: (details: { url: string }) => opener(details) }
}

function isPrevented(emit: (event: { preventDefault: () => void }) => void): boolean {
  let prevented = false
  emit({
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}
