import { createServer } from 'node:http'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { answerConsent, expect, test } from './fixture.ts'
import { connectEverything, freePort, openBankPage, toConsent } from './wizard.ts'

const dayMs = 24 * 60 * 60 * 1000

test('somebody who says no at the bank is told so and can try again', async ({ desktop, browserPage }) => {
  const page = await desktop.launch()
  await toConsent(page, await freePort())
  const url = await openBankPage(page, desktop, 'Sign in at the bank')
  await answerConsent(browserPage, url, { decision: 'Deny' })
  await expect(
    page.getByText('The bank also answers like this when another bank than yours was chosen.'),
  ).toBeVisible()

  await answerConsent(browserPage, await openBankPage(page, desktop, 'Start again'))
  await expect(page.getByText('9 of 9 chosen')).toBeVisible()
})

test('a port that another program holds is named, and another one can be used without typing anything anew', async ({
  desktop,
  browserPage,
}) => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening))
  try {
    const page = await desktop.launch()
    await toConsent(page, port)
    await page.getByRole('button', { name: 'Sign in at the bank' }).click()
    await expect(page.getByRole('heading', { name: 'Use another port' })).toBeVisible()
    expect(await desktop.openedUrls()).toEqual([])
    const next = await freePort()
    await page.getByRole('textbox', { name: 'Port on this computer' }).fill(String(next))
    const url = await openBankPage(page, desktop, `Use port ${next} and start again`)
    await answerConsent(browserPage, url)
    await expect(page.getByText('9 of 9 chosen')).toBeVisible()
  } finally {
    await new Promise((closed) => other.close(closed))
  }
})

test.describe('a month later', () => {
  const clock = movableClock(new Date().toISOString())
  test.use({ bankOptions: { clock } })

  test('a consent that has expired is renewed in place: same accounts, no second copy', async ({
    desktop,
    browserPage,
  }) => {
    test.setTimeout(120_000)
    const page = await desktop.launch()
    await connectEverything(page, desktop, browserPage)
    await page.getByRole('link', { name: 'Accounts', exact: true }).click()
    const accounts = page.getByRole('link', { name: /^[\d,]+ transactions?/ })
    await expect(accounts).toHaveCount(9)

    clock.advance(31 * dayMs)
    await desktop.app().evaluate((_electron, ms) => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + ms
    }, 31 * dayMs)
    await page.getByRole('link', { name: 'Connections', exact: true }).click()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await expect(page.getByText(/consent .*(expired|run out|ended)/i).first()).toBeVisible()

    await page
      .getByRole('link', { name: /^(Sign in again|Renew consent)$/ })
      .first()
      .click()
    await answerConsent(browserPage, await openBankPage(page, desktop, 'Sign in at the bank'))
    await expect(page.getByText('9 of 9 chosen')).toBeVisible()
    await page.getByRole('button', { name: 'Start reading' }).click()
    await page.getByRole('link', { name: 'See your money' }).click()
    await page.getByRole('link', { name: 'Accounts', exact: true }).click()
    await expect(accounts).toHaveCount(9)
  })
})
