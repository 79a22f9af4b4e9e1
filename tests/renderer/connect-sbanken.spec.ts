import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { accounts, status } from './invented.ts'
import {
  chooseBank,
  client,
  connectionId,
  firstBank,
  heading,
  next,
  pending,
  refusing,
} from './wizard-walk.ts'

const replaced = { ...status, replacedSystems: ['sbanken'] as const }
const customerId = '01010112345'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Sbanken says in ${colorScheme} that its API is closed before anything is asked, and opens a file instead`, async ({
    app,
    page,
  }) => {
    await app.open('/connect', { handlers: firstBank(), colorScheme })
    const card = page.getByRole('radio', { name: /Sbanken/ })
    await expect(card).toHaveAccessibleName(/closed in 2024/)
    await card.click()
    await next(page)
    await expect(heading(page, 'Sbanken’s API is closed')).toBeFocused()
    await expect(page.getByText('was switched off in 2024', { exact: false })).toBeVisible()
    await expect(page.getByText('The net bank closed on 27 March 2024', { exact: false })).toBeVisible()
    await expectAccessible(page)
    await expect(page.getByRole('button', { name: 'Continue with the stand-in' })).toHaveCount(0)
    await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(2)
    await expect(page.getByRole('link', { name: 'Open a file from the bank' })).toHaveAttribute(
      'href',
      '#/import',
    )
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Sbanken’s API is closed')).toBeVisible()
  })
}

test('with a stand-in its keys are entered, checked, and its accounts chosen', async ({ app, page }) => {
  const authorised = pending<null>()
  const handlers = firstBank({
    'app:status': () => replaced,
    'connection:authorise': () => authorised.promise,
    'connection:read-accounts': () => accounts,
  })
  await chooseBank(app, page, 'Sbanken', handlers)
  await next(page, 'Continue with the stand-in')
  await expect(heading(page, 'Enter the keys of the stand-in')).toBeFocused()
  await page.getByRole('textbox', { name: 'Client ID' }).fill(client.clientId)
  await page.getByLabel('Password', { exact: true }).fill(client.clientSecret)
  await page.getByRole('button', { name: 'Technical settings' }).click()
  await page.getByRole('radio', { name: '2018: bank/api/v1' }).check()
  await next(page, 'Save and continue')
  await expect(page.getByText('This generation of the API asks for it.')).toBeVisible()
  const number = page.getByLabel('Customer number', { exact: true })
  await expect(number).toHaveAttribute('type', 'password')
  await number.fill('0101')
  await expect(page.getByText('Eleven digits, without spaces.')).toBeVisible()
  await number.fill(customerId)
  await expectAccessible(page)
  await next(page, 'Save and continue')
  expect(app.sent('connection:create')).toEqual([
    { system: 'sbanken', settings: { era: 'bank' }, credentials: { ...client, customerId } },
  ])
  await expect(heading(page, 'Check the keys')).toBeFocused()
  await next(page, 'Check the keys')
  await app.push('progress', { kind: 'authorise', connectionId, stage: 'asking-bank', endsAt: null })
  await expect(page.getByText('Checking the keys …')).toBeVisible()
  authorised.resolve(null)
  await expect(heading(page, 'Which accounts do you want to follow?')).toBeFocused()
})

test('the newer generations do without the customer number', async ({ app, page }) => {
  await chooseBank(app, page, 'Sbanken', firstBank({ 'app:status': () => replaced }))
  await next(page, 'Continue with the stand-in')
  await page.getByRole('textbox', { name: 'Client ID' }).fill(client.clientId)
  await page.getByLabel('Password', { exact: true }).fill(client.clientSecret)
  await next(page, 'Save and continue')
  await heading(page, 'Check the keys').waitFor()
  expect(app.sent('connection:create')).toMatchObject([{ credentials: { ...client, customerId: null } }])
})

test('in the invented household its keys are filled in with a press', async ({ app, page }) => {
  const sbanken = { ...client, customerId }
  const demo = { ...status, isDemo: true, demoCredentials: { sbanken } }
  await chooseBank(app, page, 'Sbanken', firstBank({ 'app:status': () => demo }))
  await next(page, 'Continue with the stand-in')
  await page.getByRole('button', { name: 'Fill in' }).click()
  await next(page, 'Save and continue')
  await heading(page, 'Check the keys').waitFor()
  expect(app.sent('connection:create')).toMatchObject([{ credentials: sbanken }])
})

test('keys the stand-in refuses are entered again; a closed service leads to a file', async ({
  app,
  page,
}) => {
  let answer: 'client-rejected' | 'service-closed' = 'client-rejected'
  const handlers = firstBank({
    'app:status': () => replaced,
    'connection:authorise': () => refusing(answer)(),
  })
  await chooseBank(app, page, 'Sbanken', handlers)
  await next(page, 'Continue with the stand-in')
  await page.getByRole('textbox', { name: 'Client ID' }).fill(client.clientId)
  await page.getByLabel('Password', { exact: true }).fill(client.clientSecret)
  await next(page, 'Save and continue')
  await next(page, 'Check the keys')
  await expect(page.getByRole('alert')).toContainText('Sbanken does not accept the keys')
  await expect(page.getByRole('button', { name: 'Enter the keys again' })).toBeVisible()
  answer = 'service-closed'
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.getByRole('alert')).toContainText('Sbanken has closed this service')
  await expect(page.getByRole('link', { name: 'Open a file from the bank' })).toHaveAttribute(
    'href',
    '#/import',
  )
})
