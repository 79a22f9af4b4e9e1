import { answerConsent, expect, test } from './fixture.ts'
import { freePort, openBankPage, toConsent } from './wizard.ts'

test('a sync that is killed goes on after the restart, and nothing is lost or doubled', async ({
  desktop,
  bank,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await toConsent(page, await freePort())
  await answerConsent(browserPage, await openBankPage(page, desktop, 'Sign in at the bank'))
  const transactions = '/personal/banking/transactions'
  bank.fail({ kind: 'slow', delayMs: 60_000, on: transactions, after: 4 })
  await page.getByRole('button', { name: 'Start reading' }).click()
  await expect.poll(() => bank.calls.count(transactions)).toBe(5)
  await desktop.kill()

  const restarted = await desktop.launch()
  const truth = bank
    .books()
    .accounts.filter(({ account }) => account.visibleTo.includes('ingrid'))
    .reduce((sum, { booked, pending }) => sum + booked.length + pending.length, 0)
  await restarted.getByRole('link', { name: 'Transactions', exact: true }).click()
  // By itself: the app finds the unfinished sync and goes on.
  await expect(restarted.getByRole('main')).toContainText(`${truth.toLocaleString('en-GB')} transactions`, {
    timeout: 60_000,
  })
})

test('without a keychain the app says what is missing, keeps nothing, and opens as soon as there is one', async ({
  desktop,
}) => {
  const page = await desktop.launch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' })
  await expect(page.getByRole('heading', { name: /keychain/i })).toBeVisible()
  await expect(page.getByRole('button', { name: /try again/i })).toBeVisible()
  const next = await desktop.relaunch()
  await expect(next.getByRole('link', { name: 'Connect a bank' })).toBeVisible()
})
