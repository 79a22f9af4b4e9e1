import type { Page } from '@playwright/test'
import type { UnitLookup } from '../../src/shared/flex-lookup.ts'
import { AppError, type ErrorCode } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { asOrganisation, flexHandlers } from './invented-flex.ts'
import { fis } from './invented-orders.ts'
import { status } from './invented.ts'

const gsrn = '133700000009990010'
const found: UnitLookup = {
  outcome: 'found',
  accountingPoint: { id: '100351', name: gsrn },
  endUserId: '2211',
  units: [
    {
      id: '3011',
      name: 'Elbillader garasje',
      businessId: '4e8115ce-9b71-480e-9c18-c547a00cad41',
      devices: [{ id: '5120', name: 'Lader 1' }],
    },
  ],
}
const answering = (answer: UnitLookup) => flexHandlers({ 'flex:look-up': () => answer })

async function open(page: Page) {
  await page.getByRole('button', { name: 'Look up', exact: true }).click()
  return page.getByRole('dialog', { name: 'Look up a unit' })
}

test('a metering point is looked up for an end user, and what is found leads to its row', async ({ app, page }) => {
  await app.open('/flexibility', { handlers: answering(found) })
  const dialog = await open(page)
  await dialog.getByLabel('Number of the metering point').fill(' 13370000 0009990010 ')
  await dialog.getByLabel('Birth date or organisation number').fill('150190')
  await dialog.getByLabel('Birth date or organisation number').press('Enter')
  await expect(dialog.getByRole('status')).toContainText(`Metering point${gsrn}`)
  await expect(dialog.getByRole('status')).toContainText('Party 2211')
  await expect(dialog.getByRole('link', { name: 'Lader 1' })).toBeVisible()
  expect(app.sent('flex:look-up')).toEqual([{ connectionId: fis.id, endUser: '150190', accountingPoint: gsrn }])
  await dialog.getByRole('link', { name: 'Elbillader garasje' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  const drawer = page.getByRole('dialog', { name: 'Controllable unit 3011' })
  await expect(drawer.getByRole('heading', { name: 'Elbillader garasje' })).toBeVisible()
  await expect.poll(() => page.evaluate("document.activeElement?.closest('[role=dialog]') !== null")).toBe(true)
  expect(page.url()).not.toContain('150190')
}) // prettier-ignore

test('nothing is asked with a number that cannot be one: each is said at its field, and gone to', async ({
  app,
  page,
}) => {
  await app.open('/flexibility', { handlers: answering(found) })
  const dialog = await open(page)
  await dialog.getByLabel('Number of the metering point').fill('133700000009990011')
  await dialog.getByRole('button', { name: 'Look up at FIS' }).click()
  await expect(dialog.getByText('Eighteen digits, the last of which is their check digit.')).toBeVisible()
  await expect(dialog.getByText('A birth date has six digits')).toBeVisible()
  await expect(dialog.getByLabel('Number of the metering point')).toBeFocused()
  await dialog.getByText('Controllable unit', { exact: true }).click()
  await expect(dialog.getByText('Eighteen digits, the last')).toHaveCount(0)
  const unit = '4e8115ce-9b71-480e-9c18-c547a00cad41'
  await dialog.getByLabel('Business ID of the unit').fill(unit)
  await dialog.getByLabel('Birth date or organisation number').fill('310290')
  await dialog.getByRole('button', { name: 'Look up at FIS' }).click()
  await expect(dialog.getByLabel('Birth date or organisation number')).toBeFocused()
  expect(app.sent('flex:look-up')).toEqual([])
  await dialog.getByLabel('Birth date or organisation number').fill('123 456 789')
  await dialog.getByRole('button', { name: 'Look up at FIS' }).press('Enter')
  await expect(dialog.getByRole('status')).toContainText('Elbillader garasje')
  await expect(dialog.getByRole('button', { name: 'Look up at FIS' })).toBeFocused()
  expect(app.sent('flex:look-up')).toEqual([{ connectionId: fis.id, endUser: '123456789', controllableUnit: unit }])
}) // prettier-ignore

async function ask(page: Page) {
  const dialog = await open(page)
  await dialog.getByLabel('Number of the metering point').fill(gsrn)
  await dialog.getByLabel('Birth date or organisation number').fill('150190')
  await dialog.getByRole('button', { name: 'Look up at FIS' }).click()
  return dialog
}

for (const [outcome, words] of [
  ['unknown', 'FIS does not know this number'],
  ['refused', 'The end user is not the one at this metering point or unit'],
] as const) {
  test(`an answer that is ${outcome} says what it means, and goes with another question`, async ({
    app,
    page,
  }) => {
    await app.open('/flexibility', { handlers: answering({ outcome }) })
    const dialog = await ask(page)
    await expect(dialog.getByRole('status')).toContainText(words)
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await dialog.getByLabel('Birth date or organisation number').fill('150191')
    await expect(dialog.getByRole('status')).toBeEmpty()
  })
}

for (const [code, words] of [
  ['scope-missing', 'A lookup needs the scope use:data'],
  ['bank-unreachable', 'FIS'],
] as const satisfies readonly (readonly [ErrorCode, string])[]) {
  test(`${code} is an error and no answer`, async ({ app, page }) => {
    const refused = () => {
      throw new AppError(code, code)
    }
    await app.open('/flexibility', { handlers: flexHandlers({ 'flex:look-up': refused }) })
    const dialog = await ask(page)
    await expect(dialog.getByRole('alert')).toContainText(words)
    await expect(dialog.getByRole('status')).toBeEmpty()
  })
}

test('one found nothing behind the point, and closed, the question is gone', async ({ app, page }) => {
  await app.open('/flexibility', { handlers: answering({ ...found, units: [] }) })
  const dialog = await ask(page)
  await expect(dialog.getByRole('status')).toContainText('No controllable unit is registered')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Look up', exact: true })).toBeFocused()
  await open(page)
  await expect(dialog.getByLabel('Number of the metering point')).toHaveValue('')
  await expect(dialog.getByRole('status')).toBeEmpty()
})

test('a role that may not look up is offered none, and neither is a table of something else', async ({
  app,
  page,
}) => {
  const lookUp = page.getByRole('button', { name: 'Look up', exact: true })
  await app.open('/flexibility?table=event', { handlers: flexHandlers() })
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await expect(lookUp).toHaveCount(0)
  const handlers = flexHandlers({ 'flex:identity': () => asOrganisation })
  await app.open('/flexibility?table=controllable_unit', { handlers })
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await expect(lookUp).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the dialog with its answer has nothing axe calls serious, in ${colorScheme}, in Norwegian`, async ({
    app,
    page,
  }) => {
    const handlers = flexHandlers({
      'flex:look-up': () => found,
      'app:status': () => ({ ...status, language: 'nb' }),
    })
    await app.open('/flexibility', { handlers, colorScheme })
    await page.getByRole('button', { name: 'Slå opp', exact: true }).click()
    await page.getByLabel('Nummeret på avregningspunktet').fill(gsrn)
    await page.getByLabel('Fødselsdato eller organisasjonsnummer').fill('150190')
    await page.getByRole('button', { name: 'Slå opp i FIS' }).click()
    await page.getByRole('link', { name: 'Lader 1' }).waitFor()
    await expectAccessible(page)
  })
}
