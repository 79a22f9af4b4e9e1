import { readFileSync } from 'node:fs'
import type { ElectronApplication, Page, Response } from '@playwright/test'
import { channels, eventChannels } from '../../src/shared/channels.ts'
import { expect, test } from './fixture.ts'

// Nobody answers at this name, and nothing here may ever ask it.
const elsewhere = 'https://refused.invalid/'

/** Loads the page anew from main, as View > Reload does, and gives the answer it got. */
async function reload(app: ElectronApplication, page: Page): Promise<Response> {
  const [response] = await Promise.all([
    page.waitForResponse((candidate) => new URL(candidate.url()).pathname === '/index.html'),
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload()),
  ])
  await page.locator('#root > :not(style)').first().waitFor()
  return response
}

test('the page has no Node and nothing of the preload', async ({ page }) => {
  const seen = await page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'global',
      'Buffer',
      '__dirname',
      'ipcRenderer',
      'electron',
    ].filter((name) => name in window),
  )
  expect(seen).toEqual([])
})

test('the bridge is exactly the channels of the contract, and cannot be changed', async ({ page }) => {
  const bridge = await page.evaluate(() => ({
    api: Object.keys(window.api),
    events: Object.keys(window.events),
    kinds: [
      ...new Set(
        [...Object.values(window.api), ...Object.values(window.events)].map((entry) => typeof entry),
      ),
    ],
    isFrozen: Object.isFrozen(window.api) && Object.isFrozen(window.events),
    isReplaced: Reflect.set(window, 'api', {}),
  }))
  expect(bridge).toEqual({
    api: [...channels],
    events: [...eventChannels],
    kinds: ['function'],
    isFrozen: true,
    isReplaced: false,
  })
})

test('a call of the wrong shape comes back as a named failure with a reference', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const call = (channel: string, input: unknown): Promise<unknown> =>
      (window.api as unknown as Record<string, (input: unknown) => Promise<unknown>>)[channel]?.(input) ??
      Promise.reject(new Error(channel))
    return Promise.all([
      call('transaction:get', { transactionId: '1' }),
      call('transaction:get', { transactionId: 1, extra: true }),
      call('app:status', {}),
    ])
  })
  for (const answer of answers) {
    expect(answer).toEqual({
      ok: false,
      error: { code: 'invalid-input', ref: expect.stringMatching(/^\w{8}$/) },
    })
  }
})

test('text never becomes a program: inline script, handler, eval, markup and blob worker are refused', async ({
  page,
}) => {
  const outcome = await page.evaluate(async () => {
    const ran: string[] = []
    Object.assign(window, { hostile: (name: string) => ran.push(name) })
    const attempt = (work: () => void): void => {
      try {
        work()
      } catch {
        return // refused on the spot
      }
    }
    attempt(() => {
      const script = document.createElement('script')
      script.append("hostile('inline')")
      document.body.append(script)
    })
    attempt(() => {
      document.body.appendChild(document.createElement('div')).innerHTML =
        '<img src="x" onerror="hostile(\'markup\')">'
    })
    attempt(() => {
      const image = document.createElement('img')
      image.setAttribute('onerror', "hostile('handler')")
      image.src = './missing.png'
      document.body.append(image)
    })
    // From a task of the page's own: a debugger's evaluation is let through by Chromium.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        attempt(() => ran.push((0, eval)("'eval'") as string))
        attempt(() => ran.push(new Function("return 'function'")() as string))
        resolve()
      })
    })
    attempt(() => {
      const worker = new Worker(URL.createObjectURL(new Blob(["postMessage('x')"])))
      worker.onmessage = () => ran.push('worker')
    })
    const missing = document.createElement('img')
    await new Promise((resolve) => {
      missing.onerror = resolve // by now the earlier image had its chance as well
      missing.src = './missing-too.png'
      document.body.append(missing)
    })
    return { ran, elements: document.querySelectorAll('img[src="x"]').length }
  })
  expect(outcome).toEqual({ ran: [], elements: 0 })
})

test('the page has no network: fetch, socket, beacon and remote image are blocked by its policy', async ({
  page,
}) => {
  const blocked = await page.evaluate(async (address) => {
    const violations = new Set<string>()
    document.addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective))
    const fetched = await fetch(address).then(
      () => 'answered',
      () => 'refused',
    )
    const socket = await new Promise((resolve) => {
      const attempt = new WebSocket(address.replace('https', 'wss'))
      attempt.onopen = () => resolve('open')
      attempt.onerror = () => resolve('refused')
    })
    const image = await new Promise((resolve) => {
      const attempt = document.createElement('img')
      attempt.onload = () => resolve('loaded')
      attempt.onerror = () => resolve('refused')
      attempt.src = `${address}x.png`
    })
    const form = document.createElement('form')
    form.action = address
    document.body.append(form)
    const isFormBlocked = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.effectiveDirective === 'form-action') resolve(true)
      })
    })
    form.submit()
    await isFormBlocked
    return { fetched, socket, image, violations: [...violations].sort() }
  }, elsewhere)
  expect(blocked).toEqual({
    fetched: 'refused',
    socket: 'refused',
    image: 'refused',
    violations: ['connect-src', 'form-action', 'img-src'],
  })
})

test('the strict policy comes with the page, its nonce is new at every load, and the page never offends it', async ({
  app,
  page,
}) => {
  const nonces: string[] = []
  for (let load = 0; load < 2; load++) {
    const headers = await (await reload(app, page)).allHeaders()
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'; /)
    expect(policy).not.toMatch(/unsafe|connect-src|data:|\*/)
    const nonce = await page.evaluate(
      () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '',
    )
    expect(policy).toContain(`'nonce-${nonce}'`)
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(2)
  const offences = await page.evaluate(
    () =>
      new Promise<readonly unknown[]>((resolve) => {
        const observer = new ReportingObserver(() => undefined, { types: ['csp-violation'], buffered: true })
        observer.observe()
        setTimeout(() => resolve(observer.takeRecords().map(({ url, body }) => [url, JSON.stringify(body)])))
      }),
  )
  expect(offences).toEqual([])
})

test('the window stays where it is, whatever the page asks', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const asked: string[] = []
    Object.assign(globalThis, { askedToGo: asked })
    contents?.on('will-navigate', ({ url }) => void asked.push(url))
    contents?.on('will-frame-navigate', ({ url }) => void asked.push(url))
  })
  await page.evaluate((address) => {
    Object.assign(window, { stillHere: true })
    location.href = `${address}href`
  }, elsewhere)
  const asked = () => app.evaluate(() => (globalThis as unknown as { askedToGo: string[] }).askedToGo)
  await expect.poll(asked).toContain(`${elsewhere}href`)
  await page.evaluate((address) => {
    const link = document.createElement('a')
    link.href = `${address}link`
    document.body.append(link)
    link.click()
  }, elsewhere)
  await expect.poll(asked).toContain(`${elsewhere}link`)
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
  ).toMatch(/^app:\/\/bundle\/index\.html/)
})

test('there is one window and no way to a second', async ({ app, page }) => {
  const opened = await page.evaluate((address) => {
    const link = document.createElement('a')
    Object.assign(link, { href: address, target: '_blank' })
    document.body.append(link)
    link.click()
    return [window.open(address), window.open('about:blank'), window.open()].map((popup) => popup === null)
  }, elsewhere)
  expect(opened).toEqual([true, true, true])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(app.windows()).toHaveLength(1)
})

test('a webview is an element like any other, and a frame has no bridge', async ({ page }) => {
  const seen = await page.evaluate(async (address) => {
    const webview = document.createElement('webview')
    webview.setAttribute('src', address)
    const inner = document.createElement('iframe')
    document.body.append(webview, inner)
    const remote = document.createElement('iframe')
    const isRemoteBlocked = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'frame-src') resolve(true)
      })
    })
    remote.src = address
    document.body.append(remote)
    return {
      webview: ['loadURL', 'executeJavaScript', 'getWebContentsId'].filter((name) => name in webview),
      frame: ['api', 'events', 'require', 'process'].filter((name) => name in (inner.contentWindow ?? {})),
      isRemoteBlocked: await isRemoteBlocked,
    }
  }, elsewhere)
  expect(seen).toEqual({ webview: [], frame: [], isRemoteBlocked: true })
})

test('the page is given nothing of the machine', async ({ page }) => {
  const asked = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    ),
    place: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('refused'),
      )
    }),
  }))
  expect(asked).toEqual({ notifications: 'denied', camera: 'refused', place: 'refused' })
})

test('an outside page opens by a name main knows; an address from the page opens nothing', async ({
  app,
  page,
}) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    const real = shell.openExternal
    Object.assign(globalThis, { openedOutside: opened, restoreShell: () => (shell.openExternal = real) })
    shell.openExternal = (url) => Promise.resolve(void opened.push(url))
  })
  const answers = await page.evaluate(async (address) => {
    const open = (link: string) => window.api['app:open-link']({ link: link as 'sparebank1-portal' })
    return [await open(address), await open('sparebank1-portal')].map(({ ok }) => ok)
  }, elsewhere)
  const opened = await app.evaluate(() => {
    const { openedOutside, restoreShell } = globalThis as unknown as {
      openedOutside: string[]
      restoreShell: () => void
    }
    restoreShell() // the app is shared with other specs
    return openedOutside
  })
  expect(answers).toEqual([false, true])
  expect(opened).toEqual(['https://developer.sparebank1.no/'])
})

test('the built preload is one small file that asks for Electron and nothing else', () => {
  const preload = readFileSync('out/preload/index.cjs', 'utf8')
  expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"'])
  expect(preload).not.toMatch(/^\s*(import|export)\s/m)
  expect(preload.length).toBeLessThan(4096)
})
