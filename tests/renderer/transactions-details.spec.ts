import { AppError } from '../../src/shared/errors.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds } from './invented.ts'

test('the details tell the dates, the parties and the amounts apart', async ({ app, page }) => {
  await app.open(`/transactions?accountId=${accountIds.card}&status=booked&q=spotify`)
  await page.getByRole('grid').getByRole('row').nth(1).click()
  const details = page.getByRole('dialog', { name: 'Transaction' })
  for (const [name, value] of [
    ['Purchased', '14 November 2026'],
    ['Booked', '15 November 2026'],
    ['Value date', '15 November 2026'],
    ['Account', 'Mastercard'],
    ['Counterparty', 'Spotify AB'],
    ['Counterparty’s account', '1506.22.33445'],
    ['Original amount', '−€10.99'],
    ['Rate', '1 EUR = 11.7379 NOK'],
    ['The bank’s text', '*0042 18.11 NOK Spotify P2A91C3'],
    ['Type', 'Varekjøp · VARER'],
    ['First read', '18 Nov 2026, 07:12'],
    ['Last changed', '19 Nov 2026, 07:12'],
  ]) {
    const line = details.getByText(name ?? '', { exact: true }).locator('..')
    await expect(line).toContainText(value ?? '')
  }
  await expect(details.getByText('Message', { exact: true })).toHaveCount(0)
})

test('a row tells the balance after it and the files it was read from', async ({ app, page }) => {
  await app.open('/transactions?q=husleie&status=booked')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  const details = page.getByRole('dialog', { name: 'Transaction' })
  await expect(details.getByText('Balance after', { exact: true }).locator('..')).toContainText(
    'NOK 12,683.50',
  )
  const files = details.getByText('Read from the files', { exact: true }).locator('..')
  await expect(files).toContainText('OversiktKonti-18130000017.csv')
  await expect(files).toContainText('kontoutskrift.xml')
})

test('what the bank sent is folded away, laid out without changing a digit, and copied as it came', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.open('/transactions?q=husleie&status=booked')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  const details = page.getByRole('dialog', { name: 'Transaction' })
  await expect(details.locator('pre')).toBeHidden()
  await details.getByText('What the bank sent').press('Enter')
  await expect(details.locator('pre')).toContainText('"nonUniqueId": 12345678901234567890')
  await details.getByRole('button', { name: 'Copy what the bank sent' }).click()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain(
    '"nonUniqueId":12345678901234567890}',
  )
  await details.getByRole('button', { name: 'Copy account number' }).click()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('15062233445')
})

test('a pending payment says that it may still change', async ({ app, page }) => {
  await app.open('/transactions?status=pending')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  const details = page.getByRole('dialog', { name: 'Transaction' })
  await expect(details).toContainText('Not booked yet: amount, text and date may still change.')
  await expect(details.getByText('Reserved', { exact: true })).toBeVisible()
  await expect(details.getByRole('button', { name: 'Previous transaction' })).toBeDisabled()
})

test('a date that is still to come is not told as past, booked or only reserved', async ({ app, page }) => {
  const full = fullHandlers()
  for (const [status, label] of [
    ['pending', 'Due'],
    ['booked', 'Booked for'],
  ] as const) {
    const handlers: typeof full = {
      ...full,
      'transaction:get': async (input) => ({
        ...(await full['transaction:get'](input)),
        bookedOn: '2026-11-23',
      }),
    }
    await app.open(`/transactions?status=${status}`, { handlers })
    await page.getByRole('grid').getByRole('row').nth(1).click()
    const details = page.getByRole('dialog', { name: 'Transaction' })
    await expect(details.getByText(label, { exact: true })).toBeVisible()
    await expect(details).toContainText('23 November 2026')
    for (const past of ['Booked', 'Reserved'])
      await expect(details.getByText(past, { exact: true })).toHaveCount(0)
  }
})

test('a payment that was booked meanwhile is explained, and the list is still there', async ({
  app,
  page,
}) => {
  const handlers = {
    ...fullHandlers(),
    'transaction:get': () => {
      throw new AppError('not-found', 'gone')
    },
  }
  await app.open('/transactions', { handlers })
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await expect(page.getByRole('alert')).toContainText('This is no longer here')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeFocused()
})
