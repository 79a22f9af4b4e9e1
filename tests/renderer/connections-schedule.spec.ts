import type { Page } from '@playwright/test'
import type { Connection } from '../../src/shared/model.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { connection } from './invented.ts'
import {
  down,
  endingSoon,
  needsLogin,
  offline,
  paused,
  resting,
  revoked,
  sparing,
} from './invented-connections.ts'

const having = (...connections: readonly Connection[]) => ({
  ...fullHandlers(),
  'connections:list': () => connections,
})
const card = (page: Page, { name }: Connection) => page.getByRole('region', { name })

test('each card says when it is read next and what holds that up', async ({ app, page }) => {
  await app.open('/connections', { handlers: having(paused, down, offline, sparing, resting) })
  for (const [each, texts] of [
    [paused, ['Paused', 'paused by you', 'Read only when you ask for it.']],
    [down, ['Last try failed', '15:05 today', 'Tries again then, after 3 failures.']],
    [offline, ['Offline', 'This computer is offline. It goes on by itself.']],
    [sparing, ['6 calls', '15:41 today', 'Waits for the bank’s allowance']],
    [resting, ['Connected', '15:10 today', 'The bank asked for a pause until then.']],
  ] as const) {
    for (const text of texts) await expect(card(page, each)).toContainText(text)
  }
  await expectAccessible(page)
})

test('expired, withdrawn, down and offline are told apart, each with its own way on', async ({
  app,
  page,
}) => {
  await app.open('/connections', { handlers: having(needsLogin, revoked, down, offline) })
  await expect(page.getByRole('alert').getByRole('heading')).toHaveText([
    'Your consent at SpareBank 1 SMN has run out',
    'The consent at Trukket bank was withdrawn',
    'Nede bank does not answer',
    'This computer is offline',
  ])
  await expect(card(page, needsLogin).getByRole('link', { name: 'Renew consent' })).toBeVisible()
  await expect(card(page, revoked).getByRole('link', { name: 'Sign in again' })).toBeVisible()
  await expect(card(page, down).getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(card(page, offline).getByRole('alert').getByRole('button')).toHaveCount(0)
  for (const each of [needsLogin, revoked, down, offline])
    await expect(card(page, each).getByRole('alert')).toContainText(/still here|read last|is here/)
})

test('automatic syncs are paused and resumed from the menu, by keyboard, while a sync by hand stays', async ({
  app,
  page,
}) => {
  let isPaused = false
  const asked: unknown[] = []
  await app.open('/connections', {
    handlers: {
      ...fullHandlers(),
      'connections:list': () => [
        { ...connection, isPaused, nextSyncAt: isPaused ? null : connection.nextSyncAt },
      ],
      'connection:pause': (input) => {
        asked.push(input)
        isPaused = input.isPaused
        return null
      },
    },
  })
  const choose = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: `More about ${connection.name}` }).press('Enter')
    await page.getByRole('menuitem', { name }).press('Enter')
  }
  await choose('Pause automatic syncs')
  await expect.poll(() => asked).toEqual([{ connectionId: connection.id, isPaused: true }])
  await app.push('stale', { topics: ['connections'] })
  await expect(card(page, connection)).toContainText('paused by you')
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeEnabled()
  await choose('Resume automatic syncs')
  await app.push('stale', { topics: ['connections'] })
  await expect(card(page, connection)).not.toContainText('paused by you')
})

test('a consent that ended while its bank was paused is not said to end today, or soon', async ({
  app,
  page,
}) => {
  const over = { ...endingSoon, isPaused: true, consentEndsAt: '2026-11-16T09:00:00Z' }
  await app.open('/', { handlers: having(over) })
  const notice = page.getByRole('list', { name: 'Connections that need you' }).getByRole('listitem')
  await expect(notice).toContainText('The consent at Felles bank has run out. It ended on 16 November 2026.')
  await app.open('/connections', { handlers: having(over) })
  await expect(card(page, over).getByRole('note')).toContainText('The consent has run out. It ended on')
  await expect(card(page, over)).toContainText('Sign-in needed')
  await expect(card(page, over)).not.toContainText('ends soon')
})

test('the overview says which bank needs the person, above the numbers, and nothing while all is well', async ({
  app,
  page,
}) => {
  await app.open('/', { handlers: having(connection, endingSoon, revoked, down) })
  const notices = page.getByRole('list', { name: 'Connections that need you' }).getByRole('listitem')
  await expect(notices).toHaveCount(2)
  await expect(notices.nth(0)).toContainText('The consent at Felles bank ends in 5 days.')
  await expect(notices.nth(0).getByRole('link', { name: 'Renew consent' })).toHaveAttribute(
    'href',
    `#/connect?renew=${endingSoon.id}`,
  )
  await expect(notices.nth(1)).toContainText('The consent at Trukket bank was withdrawn')
  await expect(notices.nth(1).getByRole('link', { name: 'See what to do' })).toHaveAttribute(
    'href',
    '#/connections',
  )
  await expectAccessible(page)

  await app.open('/', { handlers: having(connection) })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Connections that need you' })).toHaveCount(0)
})
