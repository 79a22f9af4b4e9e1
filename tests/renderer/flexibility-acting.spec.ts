import type { Handlers } from '../../src/shared/contract.ts'
import { AppError, type ErrorCode } from '../../src/shared/errors.ts'
import { expect, test } from './fixture.ts'
import type { FlexIdentity } from '../../src/shared/flex.ts'
import { asEntity, asOrganisation, flexHandlers } from './invented-flex.ts'
import { fis } from './invented-orders.ts'
import { connection } from './invented.ts'

const throwing = (code: ErrorCode) => () => {
  throw new AppError(code, code)
}

test.describe('acting as another', () => {
  test('shows what that one sees, and nothing of what was seen before', async ({ app, page }) => {
    await app.open('/flexibility?table=event', { handlers: flexHandlers() })
    await expect(page.getByText('1–50 of 123')).toBeVisible()
    await page.getByLabel('Act as').selectOption({ label: 'Testkraft ORG · Organisation' })
    await expect(page.getByText('You act as Testkraft ORG now.')).toBeVisible()
    await expect(page.getByText('An organisation sees nothing of this table.')).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(0)
    expect(app.sent('flex:assume')).toEqual([{ connectionId: fis.id, partyId: 1394 }])
    await page.getByLabel('Act as').selectOption('The one you sign in as')
    await expect(page.getByText('1–50 of 123')).toBeVisible()
    expect(app.sent('flex:assume').at(-1)).toEqual({ connectionId: fis.id, partyId: null })
  })

  test('that is refused says so in place, and one stays who one was', async ({ app, page }) => {
    await app.open('/flexibility', { handlers: flexHandlers() })
    await page
      .getByLabel('Act as')
      .selectOption({ label: 'Naboen Kraft · Energy supplier · Suspended · member' })
    const who = page.getByRole('region', { name: 'Who you are in FIS' })
    await expect(who.getByRole('alert')).toContainText('You may not act as that party')
    await expect(who).toContainText('Testkraft SPNumber 1482')
    await expect(page.getByLabel('Act as')).toHaveValue('login')
  })

  test('where a role may not read a table, the first thing offered is to act as another', async ({
    app,
    page,
  }) => {
    const refused = () => {
      throw new AppError('role-missing', 'refused', { bankTrace: 'trace-7' })
    }
    await app.open('/flexibility', { handlers: flexHandlers({ 'flex:page': refused }) })
    const buttons = page.getByRole('alert').getByRole('button')
    await expect(buttons).toHaveText(['Act as', 'Try again'])
    await expect(page.getByRole('alert').getByRole('term').last()).toHaveText('Reference at FIS') // which is no bank
    await buttons.first().click()
    await expect(page.getByLabel('Act as')).toBeFocused()
  })

  test('the table one looks at stays, and nothing on the page moves', async ({ app, page }) => {
    await app.open('/flexibility', { handlers: flexHandlers() })
    const units = page.getByRole('tab', { name: 'Controllable units' })
    await expect(units).toHaveAttribute('aria-selected', 'true')
    const before = await units.boundingBox()
    await page.getByLabel('Act as').selectOption({ label: 'Testkraft ORG · Organisation' })
    await expect(page.getByText('You act as Testkraft ORG now.')).toBeVisible()
    await expect(units).toHaveAttribute('aria-selected', 'true')
    expect((await units.boundingBox())?.y).toBe(before?.y)
  })

  for (const width of [1280, 900]) {
    test(`whom one acts as ends where the rest of the page does at ${width}`, async ({ app, page }) => {
      const parties = () => [
        {
          id: 1482,
          name: 'Fjordkraft og Nabolagets Fleksible Husholdninger SA',
          type: 'service_provider',
          status: 'active',
          isOwned: true,
        },
      ]
      await page.setViewportSize({ width, height: 640 })
      await app.open('/flexibility', { handlers: flexHandlers({ 'flex:parties': parties }) })
      await expect(page.getByLabel('Act as').getByRole('option')).toHaveCount(2)
      const field = await page.getByLabel('Act as').boundingBox()
      const facts = await page
        .getByRole('region', { name: 'Who you are in FIS' })
        .locator('dl')
        .first()
        .boundingBox()
      const endOf = (box: typeof field) => (box === null ? 0 : box.x + box.width)
      expect(endOf(field)).toBeCloseTo(endOf(facts), 0)
    })
  }

  test('the field in which it is chosen keeps the focus', async ({ app, page }) => {
    await app.open('/flexibility', { handlers: flexHandlers() })
    const field = page.getByLabel('Act as')
    await field.focus()
    await field.selectOption({ label: 'Testkraft ORG · Organisation' })
    await expect(page.getByText('You act as Testkraft ORG now.')).toBeVisible()
    await expect(field).toBeFocused()
  })

  test('who one was before the connection was changed never stands beside what somebody else sees', async ({
    app,
    page,
  }) => {
    const handlers: Handlers = { ...flexHandlers() }
    await app.open('/flexibility?table=party_membership', { handlers })
    await expect(page.getByText('1–2 of 2')).toBeVisible()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    let answer: (identity: FlexIdentity) => void = () => undefined
    const held = () => new Promise<FlexIdentity>((resolve) => (answer = resolve))
    Object.assign(handlers, { 'flex:identity': held } satisfies Partial<Handlers>)
    await app.push('stale', { topics: ['flex'] })
    const asked = app.sent('flex:identity').length
    await page.getByRole('link', { name: 'Flexibility' }).click()
    await expect.poll(() => app.sent('flex:identity').length).toBe(asked + 1)
    await expect(page.getByText('Testkraft SP')).toHaveCount(0)
    await expect(page.getByRole('table')).toHaveCount(0)
    answer(asOrganisation)
    await expect(page.getByRole('region', { name: 'Who you are in FIS' })).toContainText('Testkraft ORG')
  })

  test('a role without units begins with its memberships', async ({ app, page }) => {
    await app.open('/flexibility', { handlers: flexHandlers({ 'flex:identity': () => asEntity }) })
    await expect(page.getByRole('tab', { name: 'Memberships' })).toHaveAttribute('aria-selected', 'true')
  })

  test('as the entity, an empty table does not claim that there is nothing', async ({ app, page }) => {
    const handlers = flexHandlers({
      'flex:identity': () => asEntity,
      'flex:page': () => ({ rows: [], total: 0 }),
    })
    await app.open('/flexibility?table=controllable_unit', { handlers })
    await expect(page.getByText('As the entity itself you see nothing of this table.')).toBeVisible()
    await page.getByRole('tab', { name: 'Memberships' }).click()
    await expect(page.getByText('It shows only what Testkraft AS may see.')).toBeVisible()
  })
})

test.describe('without a way to FIS', () => {
  test('leads to the wizard', async ({ app, page }) => {
    await app.open('/flexibility', { handlers: flexHandlers({}, [connection]) })
    await page.getByRole('link', { name: 'Connect FIS' }).click()
    await expect(page).toHaveURL(/#\/connect\?system=fis$/)
    await app.open('/flexibility', { handlers: flexHandlers({}, [{ ...fis, status: 'new' }]) })
    await page.getByRole('link', { name: 'Go on setting it up' }).click()
    await expect(page).toHaveURL(new RegExp(`renew=${fis.id}$`))
  })

  test('with several connections, the one chosen is asked', async ({ app, page }) => {
    const second = { ...fis, id: '6f1c2f0e-0c55-4d0e-9b57-0000000000f2', name: 'FIS 2' }
    await app.open('/flexibility', { handlers: flexHandlers({}, [fis, second]) })
    await page.getByLabel('Connection').selectOption('FIS 2')
    await expect.poll(() => app.sent('flex:page').at(-1)).toMatchObject({ connectionId: second.id })
    await page.goBack()
    await expect(page.getByLabel('Connection')).toHaveValue(fis.id)
  })

  for (const [code, title, action] of [
    ['key-refused', 'The key belongs to somebody else', /renew=.*&step=register$/],
    ['party-refused', 'You may not act as that party', /renew=.*&step=actAs$/],
    ['clock-wrong', 'This computer’s clock is wrong', /#\/connections$/],
  ] as const) {
    test(`${code} is told with the way to where it is mended`, async ({ app, page }) => {
      await app.open('/flexibility', { handlers: flexHandlers({ 'flex:identity': throwing(code) }) })
      const problem = page.getByRole('alert')
      await expect(problem).toContainText(title)
      await expect(page.getByRole('table')).toHaveCount(0)
      await problem.getByRole('link').click()
      await expect(page).toHaveURL(action)
    })
  }

  test('a failure is tried again', async ({ app, page }) => {
    const handlers: Handlers = { ...flexHandlers({ 'flex:page': throwing('bank-unreachable') }) }
    await app.open('/flexibility?table=party_membership', { handlers })
    await expect(page.getByRole('alert')).toBeVisible()
    Object.assign(handlers, flexHandlers())
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('1–2 of 2')).toBeVisible()
  })
})
