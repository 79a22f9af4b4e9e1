import { readFileSync } from 'node:fs'
import type { BunqSandbox } from '../../src/main/sandbox/bunq/sandbox.ts'
import { filesBelow, formsOf } from '../secret-forms.ts'
import { readEverything, type TrueAccount } from './books.ts'
import { approveAtBunq, checkKey, toBunqConsent, toDoor } from './bunq-wizard.ts'
import { expect, test } from './fixture.ts'
import { freePort, openBankPage } from './wizard.ts'

test.use({ banks: ['bunq'] })

function ingrids(bunq: BunqSandbox): readonly TrueAccount[] {
  return bunq.books('ingrid').accounts.map(({ account, bookedMinor, booked }) => {
    if (bookedMinor === null) throw new Error('the household has no account without a balance')
    return { name: account.name, currency: account.currency, bookedMinor, booked }
  })
}

test('with a personal key: a user of the sandbox made by a press, then one’s own accounts to the cent', async ({
  desktop,
  bunq,
}) => {
  const page = await desktop.launch()
  await toDoor(page, 'My own API key')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Make a sandbox user for me' }).click()
  await page.getByRole('button', { name: 'Check the key' }).click()
  await expect(page.getByText('1 of 1 chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Start reading' }).click()
  await expect(page.getByText('Everything was already up to date')).toBeVisible()
  await page.getByRole('link', { name: 'See your money' }).click()
  await expect(page.getByRole('main')).toContainText('€0.00')

  await page.getByRole('link', { name: 'Connections', exact: true }).click()
  await toDoor(page, 'My own API key')
  await checkKey(page, bunq.apiKey)
  await readEverything(page, ingrids(bunq))
  expect(bunq.writesSeen()).toEqual([])
})

test('with an OAuth client: the browser shows bunq’s page with the code and comes back by itself', async ({
  desktop,
  bunq,
  browserPage,
}) => {
  const port = await freePort()
  bunq.oauthClient.redirectUris = [`http://localhost:${port}/callback`]
  const page = await desktop.launch()
  await toDoor(page, 'OAuth client')
  await toBunqConsent(page, { port, scheme: 'http', client: bunq.oauthClient })
  const url = await openBankPage(page, desktop, 'Open bunq’s page')
  await approveAtBunq(browserPage, url)
  await expect(browserPage.getByRole('heading', { name: 'Back from the bank' })).toBeVisible()
  await readEverything(page, ingrids(bunq))
})

test('where bunq sends the browser to https nobody answers, and the address is pasted; a wrong one ends nothing', async ({
  desktop,
  bunq,
  browserPage,
}) => {
  const port = await freePort()
  const redirect = `https://localhost:${port}/callback`
  bunq.oauthClient.redirectUris = [redirect]
  const page = await desktop.launch()
  await toDoor(page, 'OAuth client')
  await toBunqConsent(page, { port, scheme: 'https', client: bunq.oauthClient })
  const url = await openBankPage(page, desktop, 'Open bunq’s page')
  const unreachable = browserPage.waitForEvent('requestfailed', (request) =>
    request.url().startsWith('https:'),
  )
  await approveAtBunq(browserPage, url)
  const ended = (await unreachable).url()

  const field = page.getByRole('textbox', { name: 'Address the browser ended at' })
  const paste = async (address: string) => {
    await field.fill(address)
    await page.getByRole('button', { name: 'Use this address' }).click()
  }
  await paste(url)
  await expect(page.getByText(`It begins with ${redirect}.`)).toBeVisible()
  const foreign = new URL(ended)
  foreign.searchParams.set('state', 'of-another-sign-in')
  await paste(foreign.href)
  await expect(page.getByText('This address belongs to another sign-in.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Waiting for you at bunq' })).toBeVisible()
  await paste(`  ${ended}\n`)
  await readEverything(page, ingrids(bunq))
})

test('as a PSD2 provider: certificate, registration stage by stage, consent, and everything read', async ({
  desktop,
  bunq,
  browserPage,
}) => {
  const page = await desktop.launch()
  await toDoor(page, 'PSD2 provider')
  const port = await freePort()
  await page.getByRole('button', { name: 'Advanced' }).click()
  const portField = page.getByRole('textbox', { name: 'Port on this computer' })
  await portField.click()
  await portField.fill(String(port))
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Kari Test')
  await page.getByRole('button', { name: 'Save and continue' }).click()

  const stages = page.getByRole('list', { name: 'Steps of the set-up' }).getByRole('listitem')
  await expect(stages.filter({ hasText: 'to come' })).toHaveCount(7)
  await page.getByRole('button', { name: 'Set up the provider' }).click()
  await expect(page.getByText('The provider is set up')).toBeVisible()
  await expect(stages.filter({ hasText: 'done' })).toHaveCount(7)
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText(
    `http://localhost:${port}/callback`,
  )
  await page.getByRole('button', { name: 'Next', exact: true }).click()

  await approveAtBunq(browserPage, await openBankPage(page, desktop, 'Open bunq’s page'))
  await readEverything(page, ingrids(bunq))

  await desktop.close()
  const forms = bunq.secrets().flatMap(formsOf)
  for (const kept of filesBelow(desktop.home)) {
    const content = readFileSync(kept, 'latin1')
    expect([kept, forms.filter((form) => content.includes(form)).length]).toEqual([kept, 0])
  }
})
