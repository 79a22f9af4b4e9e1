import { checkAccess, registerAtPortal, toCheck, toPublicKey } from './fis-wizard.ts'
import { expect, test } from './fixture.ts'

test.use({ banks: [], systems: ['fis'] })

test('a key that belongs to another client is refused with what to do, and registered it is let in', async ({
  desktop,
  fis,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await toPublicKey(page)
  await toCheck(page, fis.otherClient.clientId, fis.client.gln)
  await checkAccess(page)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The key belongs to somebody else')
  await expect(alert).toContainText('Register the public key that Oversikt shows')
  expect(fis.secrets().length).toBeGreaterThan(0)

  await page.getByRole('button', { name: 'See the public key again' }).click()
  const clientId = await registerAtPortal(page, browserPage, fis)
  await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await checkAccess(page)
  await expect(page.getByRole('heading', { name: 'FIS is connected' })).toBeVisible()
})

test('a clock that is wrong is told from a wrong key, and once it is right the same key is let in', async ({
  desktop,
  fis,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await toPublicKey(page)
  await toCheck(page, await registerAtPortal(page, browserPage, fis), fis.client.gln)
  for (const skewS of [15, -15]) {
    fis.switches.clockSkewS = skewS
    const before = fis.calls.count('/auth/v1/token')
    await page.getByRole('button', { name: skewS > 0 ? 'Check the access' : 'Try again' }).click()
    await expect.poll(() => fis.calls.count('/auth/v1/token')).toBeGreaterThan(before)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('This computer’s clock is wrong')
    await expect(alert).toContainText('within ten seconds of the server’s time')
    await expect(alert).toContainText('Turn on automatic time in the system’s settings')
  }
  fis.switches.clockSkewS = 0
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'FIS is connected' })).toBeVisible()
})
