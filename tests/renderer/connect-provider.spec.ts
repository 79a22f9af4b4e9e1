import { AppError } from '../../src/shared/errors.ts'
import type { SignInStage } from '../../src/shared/progress.ts'
import { expectAccessible } from './axe.ts'
import { expect, test, type App } from './fixture.ts'
import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { accounts } from './invented.ts'
import {
  chooseBank,
  chooseDoor,
  connectionId,
  firstBank,
  heading,
  next,
  pending,
  refusing,
} from './wizard-walk.ts'

const prepared = { providerName: 'Kari Test AISP 6c1f', redirectUri: 'http://localhost:8765/callback' }
const pem = (label: string) => `-----BEGIN ${label}-----\nQUJD\n-----END ${label}-----\n`
const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/x-pem-file',
  buffer: Buffer.from(text),
})

async function walkToSetup(app: App, page: Page, handlers: Handlers): Promise<void> {
  await chooseBank(app, page, 'bunq', handlers)
  await chooseDoor(page, 'PSD2 provider', 'bunq’s sandbox')
  await next(page)
  await page.getByRole('textbox', { name: 'Name' }).fill('Kari Test')
  await next(page, 'Save and continue')
  await expect(heading(page, 'Set up the provider')).toBeFocused()
}

const reach = async (app: App, stage: SignInStage) =>
  await app.push('progress', { kind: 'authorise', connectionId, stage, endsAt: null })

test('a provider of the sandbox is set up stage by stage, and goes on where it stopped', async ({
  app,
  page,
}) => {
  let running = pending<typeof prepared>()
  const handlers = firstBank({
    'connection:prepare': () => running.promise,
    'connection:read-accounts': () => accounts,
  })
  await walkToSetup(app, page, handlers)
  expect(app.sent('connection:create')).toEqual([
    {
      system: 'bunq',
      settings: { door: 'provider', environment: 'sandbox', redirectPort: 8765, redirectScheme: 'http' },
      credentials: { providerName: 'Kari Test' },
    },
  ])
  const stages = page.getByRole('list', { name: 'Steps of the set-up' }).getByRole('listitem')
  await expect(stages).toHaveCount(7)
  await next(page, 'Set up the provider')
  await reach(app, 'credential')
  await expect(stages.nth(1)).toContainText('done')
  await expect(stages.nth(2)).toHaveText('Registration of the certificateunder way')
  await expectAccessible(page)
  running.reject(new AppError('bank-unreachable', 'refused for the test'))
  await expect(page.getByRole('alert')).toContainText('bunq does not answer')
  await expect(stages.nth(2)).toContainText('stopped here')
  await expectAccessible(page)

  running = pending<typeof prepared>()
  await next(page, 'Go on where it stopped')
  await reach(app, 'oauth-client')
  await expect(stages.nth(4)).toContainText('done')
  running.resolve(prepared)
  await expect(page.getByText('The provider is set up')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(prepared.providerName)
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText(prepared.redirectUri)
  await next(page)
  await next(page, 'Open bunq’s page')
  await expect(heading(page, 'Which accounts do you want to follow?')).toBeFocused()
  expect(app.sent('connection:prepare')).toEqual([{ connectionId }, { connectionId }])
})

test('a certificate that bunq refuses leads back to it', async ({ app, page }) => {
  await walkToSetup(app, page, firstBank({ 'connection:prepare': refusing('client-rejected') }))
  await next(page, 'Set up the provider')
  await expect(page.getByRole('alert')).toContainText('the certificate were refused')
  await page.getByRole('button', { name: 'To the certificate' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Kari Test')
  await page.getByRole('textbox', { name: 'Name' }).fill('Kari Test 2')
  await next(page, 'Save and continue')
  await heading(page, 'Set up the provider').waitFor()
  expect(app.sent('connection:configure').at(-1)).toMatchObject({
    credentials: { providerName: 'Kari Test 2' },
  })
})

test('a set-up is stopped with a press, and by leaving', async ({ app, page }) => {
  const running = pending<typeof prepared>()
  let isFirst = true
  const handlers = firstBank({
    'connection:prepare': () => (isFirst ? running.promise : new Promise<never>(() => undefined)),
    'connection:cancel-authorise': () => {
      isFirst = false
      running.reject(new AppError('consent-cancelled', 'cancelled for the test'))
      return null
    },
  })
  await walkToSetup(app, page, handlers)
  await next(page, 'Set up the provider')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('alert')).toContainText('Sign-in cancelled')
  await next(page, 'Go on where it stopped')
  await page.getByRole('button', { name: 'Stop' }).waitFor()
  await page.getByRole('link', { name: 'Leave the wizard' }).click()
  await expect.poll(() => app.sent('connection:cancel-authorise').length).toBe(2)
})

test('a taken port is changed in the set-up, which registers the new address itself', async ({
  app,
  page,
}) => {
  let redirectUri = prepared.redirectUri
  const handlers = firstBank({
    'connection:prepare': () => ({ ...prepared, redirectUri }),
    'connection:configure': () => {
      redirectUri = 'http://localhost:8766/callback'
      return null
    },
    'connection:authorise': () => {
      throw new AppError('redirect-port-taken', 'refused for the test')
    },
  })
  await walkToSetup(app, page, handlers)
  await next(page, 'Set up the provider')
  await next(page)
  await next(page, 'Open bunq’s page')
  await expect(
    page.getByText('The provider is then set up with the new address', { exact: false }),
  ).toBeVisible()
  await next(page, 'Use port 8766 and set it up')
  await expect(heading(page, 'Set up the provider')).toBeFocused()
  await next(page, 'Set up the provider')
  await page.getByText('The provider is set up').waitFor()
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText(redirectUri)
  expect(app.sent('connection:configure').at(-1)).toMatchObject({ settings: { redirectPort: 8766 } })
})

test('the three files of a licensed provider are chosen, checked, named and never shown', async ({
  app,
  page,
}) => {
  await chooseBank(app, page, 'bunq', firstBank())
  await chooseDoor(page, 'PSD2 provider')
  await next(page)
  await heading(page, 'Choose your certificate files').waitFor()
  await next(page, 'Save and continue')
  await expect(page.getByText('Choose this file.')).toHaveCount(3)
  const choose = async (name: string, chosen: ReturnType<typeof file>) => {
    const picking = page.waitForEvent('filechooser')
    await page.getByRole('group', { name }).getByRole('button').press('Enter')
    await (await picking).setFiles(chosen)
  }
  await choose('QSEAL certificate', file('key-by-mistake.pem', pem('PRIVATE KEY')))
  await expect(page.getByText('This file does not hold one certificate in PEM form.')).toBeVisible()
  await choose('QSEAL certificate', file('huge.pem', 'x'.repeat(40_000)))
  await expect(page.getByText('too large to be one', { exact: false })).toBeVisible()
  await choose('QSEAL certificate', file('qseal.pem', pem('CERTIFICATE')))
  await choose('Certificate chain', file('chain.pem', pem('CERTIFICATE').repeat(2)))
  await choose('Private key', file('locked.pem', pem('ENCRYPTED PRIVATE KEY')))
  await expect(page.getByText('locked with a passphrase', { exact: false })).toBeVisible()
  await next(page, 'Save and continue')
  expect(app.sent('connection:create')).toEqual([])
  await choose('Private key', file('qseal.key', pem('PRIVATE KEY')))
  await expect(page.getByText('Chosen: qseal.key')).toBeVisible()
  await expectAccessible(page)
  expect(await page.content()).not.toContain('QUJD')
  await next(page, 'Save and continue')
  await heading(page, 'Set up the provider').waitFor()
  expect(app.sent('connection:create')).toMatchObject([
    {
      settings: { door: 'provider', environment: 'production' },
      credentials: {
        certificate: pem('CERTIFICATE').trim(),
        chain: pem('CERTIFICATE').repeat(2).trim(),
        privateKey: pem('PRIVATE KEY').trim(),
      },
    },
  ])
})
