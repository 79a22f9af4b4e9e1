import type { AppStatus } from '../../src/shared/app-status.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accounts, connection, status } from './invented.ts'
import { heading, pending } from './wizard-walk.ts'

/** An app that is started for the first time, and in which the invented household can be entered and left. */
function firstStart(entering: () => Promise<unknown> | null = () => null) {
  let isDemo = false
  const now = (): AppStatus => ({ ...status, isDemo })
  return {
    ...fullHandlers(),
    'app:status': now,
    'connections:list': () => (isDemo ? [connection] : []),
    'accounts:list': () => (isDemo ? accounts : []),
    'demo:enter': async () => {
      await entering()
      isDemo = true
      return now()
    },
    'demo:leave': () => {
      isDemo = false
      return now()
    },
  }
}

test('the first start shows three doors, and says where data is, what leaves and who is in between', async ({
  app,
  page,
}) => {
  await app.open('/', { handlers: firstStart() })
  await expect(heading(page, 'Welcome to Oversikt')).toBeVisible()
  const doors = page.getByRole('navigation', { name: 'Where to begin' })
  await expect(doors.getByRole('link')).toHaveCount(2)
  await expect(doors.getByRole('button')).toHaveCount(1)
  for (const fact of ['Your data stays here', 'Nothing leaves, but to your bank', 'There is no server']) {
    await expect(page.getByText(fact)).toBeVisible()
  }
  await doors.getByRole('link', { name: 'Connect a bank' }).click()
  await expect(heading(page, 'What do you want to connect?')).toBeFocused()
})

test('the invented household is entered, named, and left again', async ({ app, page }) => {
  const entering = pending<null>()
  await app.open('/', { handlers: firstStart(() => entering.promise) })
  await page.getByRole('button', { name: /Look around/ }).click()
  await expect(page.getByRole('status')).toHaveText('The invented household is moving in …')
  await expectAccessible(page)
  await page.keyboard.press('Enter') // pressed again by somebody in a hurry
  entering.resolve(null)
  await expect(heading(page, 'Overview')).toBeVisible()
  expect(app.sent('demo:enter')).toHaveLength(1)
  await expect(page.getByRole('note', { name: 'Invented household' })).toBeVisible()
  await app.push('stale', { topics: ['status'] })
  await expect(heading(page, 'Overview')).toBeVisible()
  await page.getByRole('button', { name: 'Leave' }).click()
  await app.push('stale', { topics: ['status'] })
  await expect(heading(page, 'Welcome to Oversikt')).toBeVisible()
})

test('a household that cannot move in says why and tries again', async ({ app, page }) => {
  let isFull = true
  const handlers = firstStart(() => {
    if (isFull) throw new AppError('disk-full', 'no room')
    return null
  })
  await app.open('/', { handlers })
  await page.getByRole('button', { name: /Look around/ }).click()
  await expect(page.getByRole('alert')).toContainText('The disk is full')
  isFull = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(heading(page, 'Overview')).toBeVisible()
})

test('a file is a way in without any bank', async ({ app, page }) => {
  await app.open('/', { handlers: firstStart() })
  await page.getByRole('link', { name: 'Open a file' }).click()
  await expect(heading(page, 'Files')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
})

test('language and appearance can be set before any bank is connected', async ({ app, page }) => {
  await app.open('/', { handlers: firstStart() })
  await page.getByRole('link', { name: 'Language and appearance' }).click()
  await expect(heading(page, 'Settings')).toBeFocused()
})
