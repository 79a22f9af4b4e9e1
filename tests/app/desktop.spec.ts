import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { answerConsent, client, expect, test } from './fixture.ts'

// The stage itself: what the other specs take for granted.

test('an app that was killed opens again on the same profile', async ({ desktop }) => {
  const page = await desktop.launch()
  await page.getByRole('heading').first().waitFor()
  const pid = desktop.app().process().pid
  await desktop.kill()
  const again = await desktop.launch()
  await again.getByRole('heading').first().waitFor()
  expect(desktop.app().process().pid).not.toBe(pid)
  expect(existsSync(join(desktop.home, 'window.json')) || existsSync(join(desktop.home, 'logs'))).toBe(true)
})

test('an address for the system browser is recorded and not opened', async ({ desktop }) => {
  await desktop.launch()
  expect(await desktop.openedUrls()).toEqual([])
  await desktop.app().evaluate(({ shell }) => shell.openExternal('https://example.org/'))
  expect(await desktop.nextOpenedUrl(0)).toBe('https://example.org/')
})

test('the second browser walks the consent page of the invented bank', async ({ bank, browserPage }) => {
  const query = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1:9/callback', // nobody listens there: the walk ends on the browser's own page
    state: 'abc',
  })
  await browserPage.route('http://127.0.0.1:9/**', (route) => route.fulfill({ body: 'done' }))
  await answerConsent(browserPage, `${bank.endpoints.authorize}?${query}`)
  const landed = new URL(browserPage.url())
  expect(landed.searchParams.get('state')).toBe('abc')
  expect(landed.searchParams.get('code')).toMatch(/.{8,}/)
})
