import type { Locator, Page } from '@playwright/test'
import { failedHints, pendingHints } from '../../src/shared/bankid.ts'
import type { Handlers } from '../../src/shared/contract.ts'
import { identity as english } from '../../src/renderer/src/i18n/en/identity.ts'
import { identity as norwegian } from '../../src/renderer/src/i18n/nb/identity.ts'
import { expectAccessible } from './axe.ts'
import { expect, test, type App } from './fixture.ts'
import {
  bankId,
  failed,
  having,
  identified,
  open,
  orderId,
  qrTexts,
  starting,
  waiting,
} from './invented-orders.ts'
import { settings, status } from './invented.ts'
import { readQr } from './read-qr.ts'
import { pending, refusing } from './wizard-walk.ts'

const code = (dialog: Locator) => dialog.getByRole('img', { name: /^QR code/ })

/** BankIdOrder where it is shown most simply: the dialog that tries a connection. */
async function begin(
  app: App,
  page: Page,
  handlers: Handlers = having([bankId]),
  colorScheme: 'light' | 'dark' = 'light',
) {
  await app.open('/connections', { handlers, colorScheme })
  await page.getByRole('button', { name: /^(Try it|Prøv den)$/ }).click()
  return page.getByRole('dialog')
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the code is read off the screen in ${scheme}, and the next second's too`, async ({ app, page }) => {
    const dialog = await begin(app, page, having([bankId]), scheme)
    await expect(dialog.getByRole('status')).toHaveText('Asking BankID …')
    for (const qr of qrTexts) {
      await app.push('order', waiting(24, { qr }))
      await expect.poll(() => readQr(page)).toBe(qr)
    }
    const box = await code(dialog).boundingBox()
    expect(box?.width).toBeGreaterThanOrEqual(220)
    await expectAccessible(page)
  })
}

test('at 900 by 640 the code, the button and the way out are in sight without scrolling', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 640 })
  const dialog = await begin(app, page)
  await app.push('order', waiting())
  for (const part of [code(dialog), dialog.getByRole('button', { name: 'Cancel' })]) {
    await expect(part).toBeInViewport({ ratio: 1 })
  }
  expect(await readQr(page)).toBe(qrTexts[0])
})

test('the code says what it is and what to do, and nothing is told anew while it changes', async ({
  app,
  page,
}) => {
  const dialog = await begin(app, page)
  await app.push('order', waiting())
  const image = dialog.getByRole('img', {
    name: 'QR code. Scan it with the BankID app on your phone; it changes every second.',
  })
  await expect(image).toBeVisible()
  const told = await dialog.getByRole('status').textContent()
  await app.push('order', waiting(23, { qr: qrTexts[1] }))
  await expect(dialog.getByRole('timer')).toHaveText('23 seconds left')
  await expect(dialog.getByRole('status')).toHaveText(told ?? '')
  await expect(dialog.locator('[aria-live]')).toHaveCount(0)
})

test('an order that is under way already is shown as it stands, before anything is pushed', async ({
  app,
  page,
}) => {
  const dialog = await begin(app, page, having([bankId], open))
  await expect(dialog.getByRole('status')).toHaveText(english.pending.userSign)
  expect(app.sent('identity:identify')).toEqual([{ connectionId: bankId.id }])
  expect(app.sent('order:get')).toEqual([{ orderId }])
})

test('an order of somebody else changes nothing here', async ({ app, page }) => {
  const dialog = await begin(app, page)
  await app.push('order', { ...open, orderId: '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0099' })
  await expect(dialog.getByRole('status')).toHaveText('Asking BankID …')
})

test('the app of this computer is opened once, and again', async ({ app, page }) => {
  const dialog = await begin(app, page)
  await app.push('order', waiting())
  await dialog.getByRole('button', { name: 'Open BankID on this computer' }).click()
  await app.push('order', waiting(20, { isOpenedHere: true, qr: null }))
  await expect(dialog.getByRole('status')).toHaveText(english.opening)
  await expect(code(dialog)).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Open BankID once more' }).click()
  await expect.poll(() => app.sent('order:open-app')).toEqual([{ orderId }, { orderId }])
})

test('where BankID is invented the pretend phone is opened, and no real one is asked to scan', async ({
  app,
  page,
}) => {
  const invented = having([bankId], starting, { 'app:status': () => ({ ...status, isDemo: true }) })
  const dialog = await begin(app, page, invented)
  await app.push('order', waiting())
  await expect(dialog.getByRole('status')).toHaveText(english.pretend.waiting)
  await expect(dialog).toContainText(english.pretend.why)
  await expect(dialog.getByText(english.steps.scan)).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Open the pretend phone' }).click()
  await expect.poll(() => app.sent('order:open-app')).toEqual([{ orderId }])
  await app.push('order', waiting(20, { isOpenedHere: true }))
  await expect(dialog.getByRole('status')).toHaveText(english.pretend.opening)
  await app.push('order', waiting(24, { pendingHint: 'noClient' }))
  await expect(dialog.getByRole('status')).toHaveText(english.pretend.waiting)
  for (const isOpenedHere of [false, true]) {
    await app.push('order', failed('startFailed', { isOpenedHere }))
    await expect(dialog.getByRole('alert')).toContainText(english.pretend.failed.startFailed.next)
  }
  await app.push('order', failed('expiredTransaction'))
  await expect(dialog.getByRole('alert')).toContainText(english.pretend.failed.expiredTransaction.next)
})

test('once the app of this computer was opened, nothing is said of the phone', async ({ app, page }) => {
  const dialog = await begin(app, page)
  await app.push('order', waiting())
  await expect(dialog.getByText(english.steps.scan)).toBeVisible()
  await app.push('order', waiting(20, { isOpenedHere: true }))
  await expect(dialog.getByText(english.steps.scan)).toHaveCount(0)
})

test('an app that does not open here is spoken of, and the code stays', async ({ app, page }) => {
  const dialog = await begin(
    app,
    page,
    having([bankId], starting, { 'order:open-app': refusing('internal') }),
  )
  await app.push('order', waiting())
  await dialog.getByRole('button', { name: 'Open BankID on this computer' }).click()
  await expect(dialog.getByRole('alert')).toContainText('BankID did not open on this computer')
  await expect(code(dialog)).toBeVisible()
})

test('while one code gives way to the next nothing is told anew, and an app that is waited for is', async ({
  app,
  page,
}) => {
  const dialog = await begin(app, page)
  await app.push('order', waiting())
  await expect(dialog.getByRole('status')).toHaveText(english.pending.outstandingTransaction)
  await app.push('order', { ...starting, phase: 'waiting', renewals: 1 })
  await expect(code(dialog)).toHaveCount(0)
  await expect(dialog.getByRole('status')).toHaveText(english.pending.outstandingTransaction)
  await app.push('order', waiting(20, { qr: null, pendingHint: 'noClient' }))
  await expect(dialog.getByRole('status')).toHaveText(english.pending.noClient)
})

test('a new code is told of once nobody scanned the one before', async ({ app, page }) => {
  const dialog = await begin(app, page)
  await app.push('order', waiting(30, { renewals: 1 }))
  await expect(dialog.getByText(english.renewed)).toBeVisible()
})

for (const [language, texts] of [
  ['en', english],
  ['nb', norwegian],
] as const) {
  const handlers = having([bankId], starting, {
    'settings:get': () => ({ ...settings, language }),
    'app:status': () => ({ ...status, language }),
  })

  test(`whatever the app waits for has words of its own (${language})`, async ({ app, page }) => {
    const dialog = await begin(app, page, handlers)
    for (const pendingHint of [...pendingHints, 'unknown'] as const) {
      await app.push('order', { ...open, pendingHint })
      await expect(dialog.getByRole('status')).toHaveText(texts.pending[pendingHint])
    }
    expect(new Set(Object.values(texts.pending)).size).toBe(pendingHints.length + 1)
  })

  test(`every way to fail has words of its own, and every way on (${language})`, async ({ app, page }) => {
    const dialog = await begin(app, page, handlers)
    for (const hint of [...failedHints, 'unknown'] as const) {
      await app.push('order', failed(hint))
      const { title, what, next } = texts.failed[hint]
      for (const text of [title, what, next]) await expect(dialog.getByRole('alert')).toContainText(text)
    }
    const titles = Object.values(texts.failed).map(({ title }) => title)
    expect(new Set(titles).size).toBe(failedHints.length + 2)
  })

  test(`what BankID or the way there does to an order is told of BankID, and of nothing that was read (${language})`, async ({
    app,
    page,
  }) => {
    const dialog = await begin(app, page, handlers)
    for (const failure of [
      'bank-refused',
      'bank-unreachable',
      'offline',
      'unexpected-response',
      'bank-busy',
    ] as const) {
      await app.push('order', failed(null, { failure: { code: failure } }))
      const { what } = texts.problem[failure]
      await expect(dialog.getByRole('alert')).toContainText(what)
      for (const text of Object.values(texts.problem[failure]))
        expect(text).not.toMatch(/\bbanks?\b|\bread\b|\blest\b/i)
      await expect(dialog.getByRole('alert')).not.toContainText('{{')
    }
  })
}

test('that nobody came means one thing where a code was shown and another where the app was asked to open', async ({
  app,
  page,
}) => {
  const dialog = await begin(app, page)
  await app.push('order', failed('startFailed', { isOpenedHere: true }))
  await expect(dialog.getByRole('alert')).toContainText('The BankID app did not start here')
})

test('what went wrong on the way is said in its own words', async ({ app, page }) => {
  const dialog = await begin(app, page)
  await app.push('order', failed(null, { failure: { code: 'bankid-maintenance', ref: '7f3a-0001' } }))
  await expect(dialog.getByRole('alert')).toContainText('BankID is closed for maintenance')
  await expect(dialog.getByRole('alert')).toContainText('7f3a-0001')
  await expectAccessible(page)
})

test('after a failure another order is begun, and the one that ended is not cancelled', async ({
  app,
  page,
}) => {
  const dialog = await begin(app, page)
  await app.push('order', failed('userCancel'))
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => app.sent('identity:identify')).toHaveLength(2)
  expect(app.sent('order:cancel')).toEqual([])
})

test('cancelling cancels at BankID once, and closes', async ({ app, page }) => {
  const dialog = await begin(app, page)
  await app.push('order', waiting())
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => app.sent('order:cancel')).toEqual([{ orderId }])
})

test('leaving in any other way cancels too: Escape, or another page', async ({ app, page }) => {
  const dialog = await begin(app, page)
  await app.push('order', open)
  await expect(dialog.getByRole('status')).toHaveText(english.pending.userSign)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => app.sent('order:cancel')).toEqual([{ orderId }])
})

test('an order that main answers with after the dialog was closed is cancelled', async ({ app, page }) => {
  const begun = pending<{ orderId: string }>()
  const dialog = await begin(
    app,
    page,
    having([bankId], starting, { 'identity:identify': () => begun.promise }),
  )
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  begun.resolve({ orderId })
  await expect.poll(() => app.sent('order:cancel')).toEqual([{ orderId }])
})

test('the name that came back is shown, and is gone when the dialog is opened again', async ({
  app,
  page,
}) => {
  const dialog = await begin(app, page)
  await app.push('order', identified)
  await expect(dialog.getByText('Kari Svensdotter Ek')).toBeVisible()
  await expect(dialog.getByText('19900101••••')).toBeVisible()
  await expect(dialog.getByText('another address', { exact: false })).toHaveCount(0)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Asking BankID …')
  expect(app.sent('order:cancel')).toEqual([])
})

test('an identification from another address is remarked on, and counts', async ({ app, page }) => {
  const dialog = await begin(app, page)
  const elsewhere = {
    kind: 'identified',
    user: { name: 'Kari', maskedNumber: '19900101••••' },
    isSameAddress: false,
  } as const
  await app.push('order', { ...identified, outcome: elsewhere })
  await expect(dialog.getByText('Kari', { exact: true })).toBeVisible()
  await expect(dialog.getByText('another address', { exact: false })).toBeVisible()
})

test('an order that main has forgotten ends with a word and a way on', async ({ app, page }) => {
  const dialog = await begin(app, page, having([bankId], null))
  await expect(dialog.getByRole('alert')).toContainText('BankID did not go through')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => app.sent('identity:identify')).toHaveLength(2)
})

test('what keeps an order from beginning is said', async ({ app, page }) => {
  const refused = having([bankId], starting, { 'identity:identify': refusing('certificate-refused') })
  const dialog = await begin(app, page, refused)
  await expect(dialog.getByRole('alert')).toContainText('BankID does not accept the certificate')
})

test('what keeps BankID from being asked is said of BankID', async ({ app, page }) => {
  const dialog = await begin(
    app,
    page,
    having([bankId], starting, { 'identity:identify': refusing('offline') }),
  )
  await expect(dialog.getByRole('alert')).toContainText(english.problem.offline.what)
})

test('trying the invented one is done on its pretend phone, and no app is spoken of', async ({
  app,
  page,
}) => {
  const handlers = having([bankId], starting, { 'app:status': () => ({ ...status, isDemo: true }) })
  await app.open(`/connect?renew=${bankId.id}&step=try`, { handlers })
  await page.getByRole('heading', { level: 1, name: 'Try it: identify yourself' }).waitFor()
  await expect(page.getByText('You open the pretend phone, which is a page')).toBeVisible()
  await expect(page.getByText('BankID app')).toHaveCount(0)
})
