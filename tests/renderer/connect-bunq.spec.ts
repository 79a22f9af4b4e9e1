import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { accounts, status } from './invented.ts'
import {
  chooseBank,
  chooseDoor,
  client,
  connectionId,
  firstBank,
  heading,
  next,
  pending,
  refusing,
  sandboxKey,
  typeClient,
} from './wizard-walk.ts'

const bunqSettings = { environment: 'production', redirectPort: 8765, redirectScheme: 'http' }
const stage = (name: 'installation' | 'device' | 'session' | 'waiting-for-bank') =>
  ({ kind: 'authorise', connectionId, stage: name, endsAt: null }) as const

test('an API key: from the choice of the door to the first accounts, without a browser', async ({
  app,
  page,
}) => {
  const authorised = pending<null>()
  const handlers = firstBank({
    'connection:authorise': () => authorised.promise,
    'connection:read-accounts': () => accounts,
  })
  await chooseBank(app, page, 'bunq', handlers)
  await expect(page.getByRole('radio', { name: /My own API key/ })).toBeChecked()
  await expect(page.getByText('bunq has none for reading only.', { exact: false })).toBeVisible()
  await chooseDoor(page, 'My own API key')
  await expect(heading(page, 'Make an API key in the bunq app')).toBeFocused()
  await next(page)
  const key = page.getByLabel('API key', { exact: true })
  await expect(key).toHaveAttribute('type', 'password')
  await key.fill(' 5e5e5e5e ')
  await next(page, 'Save and continue')
  await expect(heading(page, 'Check the key with bunq')).toBeFocused()
  expect(app.sent('connection:create')).toEqual([
    { system: 'bunq', settings: { door: 'key', ...bunqSettings }, credentials: { apiKey: '5e5e5e5e' } },
  ])

  await next(page, 'Check the key')
  await app.push('progress', stage('device'))
  const steps = page.getByRole('list', { name: 'Steps of the check' })
  await expect(steps.getByRole('listitem')).toHaveText([
    'Key pair of this computerdone',
    'Registration of this computerunder way',
    'Sessionto come',
  ])
  await expectAccessible(page)
  authorised.resolve(null)
  await expect(heading(page, 'Which accounts do you want to follow?')).toBeFocused()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByText('The key works')).toBeVisible()
})

test('a key of the other environment is not sent anywhere', async ({ app, page }) => {
  await chooseBank(app, page, 'bunq', firstBank())
  await chooseDoor(page, 'My own API key')
  await next(page)
  await next(page, 'Save and continue')
  await expect(page.getByText('Paste the key that the bunq app shows.')).toBeVisible()
  await page.getByLabel('API key', { exact: true }).fill(sandboxKey)
  await expect(page.getByText('This is a key of the sandbox', { exact: false })).toBeVisible()
  await next(page, 'Save and continue')
  await expect(heading(page, 'Enter the API key')).toBeVisible()
  expect(app.sent('connection:create')).toEqual([])
})

test('a rejected key is explained, and another one is entered in its place', async ({ app, page }) => {
  await chooseBank(app, page, 'bunq', firstBank({ 'connection:authorise': refusing('client-rejected') }))
  await chooseDoor(page, 'My own API key')
  await next(page)
  await page.getByLabel('API key', { exact: true }).fill('wrong')
  await next(page, 'Save and continue')
  await next(page, 'Check the key')
  await expect(page.getByRole('alert')).toContainText('bunq does not accept the keys')
  await page.getByRole('button', { name: 'Enter another key' }).click()
  await expect(page.getByLabel('API key', { exact: true })).toHaveValue('')
  await page.getByLabel('API key', { exact: true }).fill('another')
  await next(page, 'Save and continue')
  await heading(page, 'Check the key with bunq').waitFor()
  expect(app.sent('connection:configure').at(-1)).toMatchObject({
    connectionId,
    credentials: { apiKey: 'another' },
  })
})

test('a key that worked from another address is tried again, or replaced', async ({ app, page }) => {
  await chooseBank(app, page, 'bunq', firstBank({ 'connection:authorise': refusing('bank-ip-changed') }))
  await chooseDoor(page, 'My own API key')
  await next(page)
  await page.getByLabel('API key', { exact: true }).fill('5e5e5e5e')
  await next(page, 'Save and continue')
  await next(page, 'Check the key')
  await expect(page.getByRole('alert')).toContainText('bunq no longer takes the key from here')
  await next(page, 'Try again')
  await page.getByRole('button', { name: 'Enter another key' }).click()
  await expect(heading(page, 'Enter the API key')).toBeFocused()
  expect(app.sent('connection:authorise')).toHaveLength(2)
})

test('the way of the key works by keyboard alone', async ({ app, page }) => {
  await app.open('/connect', { handlers: firstBank({ 'connection:read-accounts': () => accounts }) })
  const press = async (name: string) => await page.getByRole('button', { name, exact: true }).press('Enter')
  await page.getByRole('radio', { name: 'SpareBank 1' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'bunq' })).toBeChecked()
  await press('Next')
  await expect(heading(page, 'How do you want to connect bunq?')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: /My own API key/ })).toBeFocused()
  await page.getByRole('radio', { name: 'The real bunq' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'bunq’s sandbox' })).toBeChecked()
  await press('Next')
  await press('Next')
  await expect(heading(page, 'Enter the API key')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Make a sandbox user for me' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type(sandboxKey)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Check the key with bunq')).toBeFocused()
  await press('Check the key')
  await expect(heading(page, 'Which accounts do you want to follow?')).toBeFocused()
})

test('in the sandbox an invented user is made with a press', async ({ app, page }) => {
  await chooseBank(app, page, 'bunq', firstBank())
  await chooseDoor(page, 'My own API key', 'bunq’s sandbox')
  await expect(heading(page, 'A key of the sandbox')).toBeFocused()
  await next(page)
  await page.getByRole('button', { name: 'Make a sandbox user for me' }).click()
  await expect(heading(page, 'Check the key with bunq')).toBeFocused()
  expect(app.sent('connection:create')).toMatchObject([
    { settings: { environment: 'sandbox' }, credentials: { isNewSandboxUser: true } },
  ])
})

test('in the invented household the keys of its bunq are filled in with a press, whichever environment', async ({
  app,
  page,
}) => {
  const bunq = { apiKey: sandboxKey, ...client }
  const demo = { ...status, isDemo: true, demoCredentials: { bunq } }
  await chooseBank(app, page, 'bunq', firstBank({ 'app:status': () => demo }))
  await chooseDoor(page, 'My own API key')
  await next(page)
  await page.getByRole('button', { name: 'Fill in' }).click()
  await next(page, 'Save and continue')
  await heading(page, 'Check the key with bunq').waitFor()
  expect(app.sent('connection:create')).toMatchObject([{ credentials: { apiKey: sandboxKey } }])
})

test('an OAuth client: its redirect URI, its keys, and the consent in the bunq app', async ({
  app,
  page,
}) => {
  const authorised = pending<null>()
  const handlers = firstBank({
    'connection:authorise': () => authorised.promise,
    'connection:read-accounts': () => accounts,
  })
  await chooseBank(app, page, 'bunq', handlers)
  await chooseDoor(page, 'OAuth client')
  const uri = page.getByRole('group', { name: 'Redirect URI' })
  await expect(uri).toHaveText('http://localhost:8765/callback')
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('textbox', { name: 'Port on this computer' }).fill('9050')
  await expect(uri).toHaveText('http://localhost:9050/callback')
  await expectAccessible(page)
  await next(page)
  await typeClient(page)
  await next(page, 'Save and continue')
  await expect(heading(page, 'Give Oversikt access')).toBeFocused()
  expect(app.sent('connection:create')).toMatchObject([
    { system: 'bunq', settings: { door: 'oauth', redirectPort: 9050 }, credentials: client },
  ])
  await next(page, 'Open bunq’s page')
  await app.push('progress', stage('waiting-for-bank'))
  await expect(page.getByText('Scan the QR code with the bunq app', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
  expect(app.sent('connection:copy-address')).toEqual([{ connectionId }])
  authorised.resolve(null)
  await expect(heading(page, 'Which accounts do you want to follow?')).toBeFocused()
})

test('with an https address the answer is pasted; a wrong one is named at the field and ends nothing', async ({
  app,
  page,
}) => {
  const authorised = pending<null>()
  let answer: 'invalid-input' | 'consent-mismatch' | null = 'invalid-input'
  const handlers = firstBank({
    'connection:authorise': () => authorised.promise,
    'connection:read-accounts': () => accounts,
    'connection:paste-callback': () => {
      if (answer !== null) throw new AppError(answer, 'refused for the test')
      authorised.resolve(null)
      return null
    },
  })
  await chooseBank(app, page, 'bunq', handlers)
  await chooseDoor(page, 'OAuth client')
  await page.getByRole('switch', { name: 'Use an https address' }).check()
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText(
    'https://localhost:8765/callback',
  )
  await next(page)
  await typeClient(page)
  await next(page, 'Save and continue')
  await expect(page.getByText('You copy its address and paste it here.', { exact: false })).toBeVisible()
  await next(page, 'Open bunq’s page')
  await app.push('progress', stage('waiting-for-bank'))

  const field = page.getByRole('textbox', { name: 'Address the browser ended at' })
  await next(page, 'Use this address')
  await expect(page.getByText('Paste the address.')).toBeVisible()
  await field.fill('https://example.org/')
  await next(page, 'Use this address')
  await expect(
    page.getByText('It begins with https://localhost:8765/callback.', { exact: false }),
  ).toBeVisible()
  answer = 'consent-mismatch'
  await field.fill('https://localhost:8765/callback?code=old&state=old')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This address belongs to another sign-in.', { exact: false })).toBeVisible()
  await expect(heading(page, 'Waiting for you at bunq')).toBeVisible()
  await expectAccessible(page)
  answer = null
  await field.fill(' https://localhost:8765/callback?code=c&state=s ')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Which accounts do you want to follow?')).toBeFocused()
  expect(app.sent('connection:paste-callback').at(-1)).toEqual({
    connectionId,
    address: 'https://localhost:8765/callback?code=c&state=s',
  })
})

for (const [code, words] of [
  ['consent-denied', 'Access was not given'],
  ['consent-mismatch', 'The answer did not belong to this sign-in'],
] as const) {
  test(`bunq's consent that ends with ${code} goes on from there, and speaks of no other bank`, async ({
    app,
    page,
  }) => {
    await chooseBank(app, page, 'bunq', firstBank({ 'connection:authorise': refusing(code) }))
    await chooseDoor(page, 'OAuth client')
    await next(page)
    await typeClient(page)
    await next(page, 'Save and continue')
    await next(page, 'Open bunq’s page')
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByRole('main')).not.toContainText('SpareBank')
    await expect(page.getByRole('button', { name: 'Choose another bank' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Start again' }).click()
    await expect.poll(() => app.sent('connection:authorise').length).toBe(2)
  })
}

test('another bank or another door begins another way: nothing of the first can be jumped to', async ({
  app,
  page,
}) => {
  await app.open('/connect', { handlers: firstBank() })
  await next(page)
  await next(page)
  await heading(page, 'Enter client ID and secret').waitFor()
  await page.getByRole('button', { name: 'Choose your bank' }).click()
  await page.getByRole('radio', { name: 'Sbanken' }).click()
  const rail = page.getByRole('list', { name: 'Steps' })
  await expect(rail.getByRole('listitem')).toHaveText(['1Choose your bank', '2The API is closed'])
  await expect(rail.getByRole('button')).toHaveCount(0)
  await page.getByRole('radio', { name: 'bunq' }).click()
  await expect(rail.getByRole('listitem')).toHaveCount(7)
})
