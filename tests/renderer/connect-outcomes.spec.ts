import type { ErrorCode } from '../../src/shared/errors.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { accounts, connection } from './invented.ts'
import {
  client,
  connectionId,
  firstBank,
  heading,
  pending,
  refusing,
  signIn,
  typeClient,
  walkToConsent,
} from './wizard-walk.ts'

/** Each way a sign-in can end otherwise: its words, and the button that goes on from there. */
const outcomes: readonly (readonly [ErrorCode, string, string])[] = [
  ['consent-denied', 'Access was not given', 'Start again'],
  ['consent-timeout', 'The sign-in took too long', 'Start again'],
  ['consent-mismatch', 'The answer did not belong to this sign-in', 'Start again'],
  ['consent-cancelled', 'Sign-in cancelled', 'Start again'],
  ['code-expired', 'The sign-in had already run out', 'Start again'],
  ['redirect-port-taken', 'Another program uses the sign-in port', 'Try port 8765 again'],
  ['client-rejected', 'SpareBank 1 does not accept the keys', 'Start again'],
  ['offline', 'This computer is offline', 'Try again'],
  ['bank-unreachable', 'SpareBank 1 does not answer', 'Try again'],
  ['vault-unavailable', 'The keychain of this computer cannot be used', 'Try again'],
  ['vault-locked', 'The keychain is locked', 'Try again'],
]

for (const [code, words, button] of outcomes) {
  test(`a sign-in that ends with ${code} is explained, and goes on from there`, async ({ app, page }) => {
    let isBroken = true
    const handlers = firstBank({
      'connection:authorise': () => {
        if (isBroken) throw new AppError(code, 'refused for the test')
        return null
      },
    })
    await walkToConsent(app, page, handlers)
    await signIn(page)
    await expect(page.getByRole('alert')).toContainText(words)
    isBroken = false
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(heading(page, 'Which accounts do you want to follow?')).toBeVisible()
    expect(app.sent('connection:create')).toHaveLength(1)
  })
}

test('a taken port is changed in place, with the new address to register', async ({ app, page }) => {
  let isTaken = true
  const handlers = firstBank({
    'connection:authorise': () => {
      if (isTaken) throw new AppError('redirect-port-taken', 'refused for the test')
      return null
    },
    'connection:configure': () => {
      isTaken = false
      return null
    },
  })
  await walkToConsent(app, page, handlers)
  isTaken = true
  await signIn(page)
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText('http://localhost:8766/callback')
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Port on this computer' }).fill('9051')
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText('http://localhost:9051/callback')
  await page.getByRole('button', { name: 'Use port 9051 and start again' }).click()
  await heading(page, 'Which accounts do you want to follow?').waitFor()
  expect(app.sent('connection:configure').at(-1)).toMatchObject({ settings: { redirectPort: 9051 } })
})

test('rejected keys lead back to the fields, where the ID still stands and the secret is asked for anew', async ({
  app,
  page,
}) => {
  await walkToConsent(app, page, firstBank({ 'connection:authorise': refusing('client-rejected') }))
  await signIn(page)
  await page.getByRole('button', { name: 'Check client ID and secret' }).click()
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toHaveValue(client.clientId)
  await page.getByLabel('Client secret', { exact: true }).fill('another')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await heading(page, 'Which SpareBank 1 bank is yours?').waitFor()
  expect(app.sent('connection:configure').at(-1)).toMatchObject({
    connectionId,
    credentials: { clientId: client.clientId, clientSecret: 'another' },
  })
})

test('after a refusal another bank can be chosen', async ({ app, page }) => {
  await walkToConsent(app, page, firstBank({ 'connection:authorise': refusing('consent-denied') }))
  await signIn(page)
  await page.getByRole('alert').waitFor()
  // The focus is on the outcome: the next press of Tab is its first button.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Start again' })).toBeFocused()
  await page.getByRole('button', { name: 'Choose another bank' }).click()
  await expect(heading(page, 'Which SpareBank 1 bank is yours?')).toBeFocused()
})

for (const code of ['vault-unavailable', 'vault-locked', 'disk-full'] as const) {
  test(`keys that cannot be kept (${code}) stay in the fields`, async ({ app, page }) => {
    let isLocked = true
    const handlers = firstBank({
      'connection:create': () => {
        if (isLocked) throw new AppError(code, 'refused for the test')
        return { connectionId }
      },
    })
    await app.open('/connect', { handlers })
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await typeClient(page)
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByLabel('Client secret', { exact: true })).toHaveValue(client.clientSecret)
    isLocked = false
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await expect(heading(page, 'Which SpareBank 1 bank is yours?')).toBeVisible()
  })
}

test('while waiting the page can be opened again, and the sign-in cancelled', async ({ app, page }) => {
  const authorised = pending<null>()
  const handlers = firstBank({
    'connection:authorise': () => authorised.promise,
    'connection:cancel-authorise': () => {
      authorised.reject(new AppError('consent-cancelled', 'cancelled for the test'))
      return null
    },
  })
  await walkToConsent(app, page, handlers)
  await signIn(page)
  await app.push('progress', { kind: 'authorise', connectionId, stage: 'waiting-for-bank', endsAt: null })
  await page.getByRole('button', { name: 'Open the page again' }).click()
  await page.getByRole('button', { name: 'Cancel the sign-in' }).click()
  await expect(page.getByRole('alert')).toContainText('Sign-in cancelled')
  expect(app.sent('connection:reopen-browser')).toEqual([{ connectionId }])
  expect(app.sent('connection:cancel-authorise')).toEqual([{ connectionId }])
})

test('where the browser could not come back its address is pasted, and the link goes to another browser', async ({
  app,
  page,
}) => {
  const authorised = pending<null>()
  const handlers = firstBank({
    'connection:authorise': () => authorised.promise,
    'connection:paste-callback': () => {
      authorised.resolve(null)
      return null
    },
  })
  await walkToConsent(app, page, handlers)
  await signIn(page)
  await heading(page, 'Waiting for you at the bank').waitFor()
  await expect(page.getByRole('button', { name: 'Copy the link' })).toHaveCount(0)
  await app.push('progress', { kind: 'authorise', connectionId, stage: 'waiting-for-bank', endsAt: null })
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await expect.poll(() => app.sent('connection:copy-address')).toEqual([{ connectionId }])
  await page.getByRole('button', { name: /Did the browser end at a page/ }).click()
  const address = 'http://localhost:8765/callback?code=c&state=s'
  await page.getByRole('textbox', { name: 'Address the browser ended at' }).fill(address)
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(heading(page, 'Which accounts do you want to follow?')).toBeVisible()
  expect(app.sent('connection:paste-callback')).toEqual([{ connectionId, address }])
})

test('leaving while the bank’s page is open ends the sign-in', async ({ app, page }) => {
  await walkToConsent(
    app,
    page,
    firstBank({ 'connection:authorise': () => new Promise<never>(() => undefined) }),
  )
  await signIn(page)
  await heading(page, 'Waiting for you at the bank').waitFor()
  await page.getByRole('link', { name: 'Leave the wizard' }).click()
  await expect.poll(() => app.sent('connection:cancel-authorise')).toEqual([{ connectionId }])
})

test('accounts that could not be read are asked for again, or lead back to signing in', async ({
  app,
  page,
}) => {
  let answer: ErrorCode | null = 'bank-unreachable'
  const handlers = firstBank({
    'connection:read-accounts': () => {
      if (answer !== null) throw new AppError(answer, 'refused for the test')
      return accounts
    },
  })
  await walkToConsent(app, page, handlers)
  await signIn(page)
  await expect(page.getByRole('alert')).toContainText('SpareBank 1 does not answer')
  answer = 'consent-revoked'
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await expect(heading(page, 'Give Oversikt access')).toBeFocused()
  answer = null
  await signIn(page)
  await expect(page.getByRole('checkbox', { name: /Brukskonto/ }).first()).toBeChecked()
})

test('a bank that shows no accounts is not a dead end', async ({ app, page }) => {
  await walkToConsent(app, page, firstBank({ 'connection:read-accounts': () => [] }))
  await signIn(page)
  await expect(page.getByText('The bank showed no accounts')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await expect(page.getByRole('button', { name: 'Sign in at the bank' })).toBeVisible()
})

test('a first sync can be stopped, says what was kept, and goes on', async ({ app, page }) => {
  let running = pending<never>()
  let isFirst = true
  const handlers = firstBank({
    'connection:read-accounts': () => accounts,
    'sync:run': () => {
      if (isFirst) return running.promise
      return { runId: 2, added: 1, changed: 0, pending: 0, isPartial: false, isHistoryComplete: false }
    },
    'sync:cancel': () => {
      running.reject(new AppError('cancelled', 'stopped for the test'))
      return null
    },
  })
  await walkToConsent(app, page, handlers)
  await signIn(page)
  await page.getByRole('button', { name: 'Start reading' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(heading(page, 'Not finished yet')).toBeFocused()
  await expect(
    page.getByText('What was read is kept, and nothing is read twice.', { exact: false }),
  ).toBeVisible()
  isFirst = false
  running = pending<never>()
  await page.getByRole('button', { name: 'Go on reading' }).click()
  await expect(page.getByText('1 transaction read', { exact: true })).toBeVisible()
  await expect(page.getByText('Older history is still to come.', { exact: false })).toBeVisible()
})

test('a sync that failed says why, and is tried again', async ({ app, page }) => {
  const handlers = firstBank({
    'connection:read-accounts': () => accounts,
    'sync:run': refusing('bank-busy', { retryAt: '2026-11-20T13:05:00Z' }),
  })
  await walkToConsent(app, page, handlers)
  await signIn(page)
  await page.getByRole('button', { name: 'Start reading' }).click()
  await expect(page.getByRole('alert')).toContainText('SpareBank 1 asks us to wait until 14:05')
  await page.getByRole('button', { name: 'Go on reading' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect(app.sent('sync:run')).toEqual([{ connectionId: connection.id }, { connectionId: connection.id }])
})
