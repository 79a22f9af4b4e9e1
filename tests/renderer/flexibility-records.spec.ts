import { AppError } from '../../src/shared/errors.ts'
import { expect, test } from './fixture.ts'
import { flexHandlers } from './invented-flex.ts'
import { flexRows } from './invented-flex-rows.ts'

test('a row is looked into: every column, names of other rows, and what belongs to it', async ({
  app,
  page,
}) => {
  await app.open('/flexibility?table=controllable_unit', { handlers: flexHandlers() })
  await page.getByRole('cell', { name: 'Elbillader garasje' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'Controllable unit 3011' })
  await expect(drawer.getByRole('heading', { name: 'Elbillader garasje' })).toBeVisible()
  await expect(drawer).toContainText('7.4 kW')
  await expect(drawer).toContainText('1 Jul 2026')
  await expect(drawer).toContainText('20 Jun 2026, 09:31')
  await drawer.getByRole('link', { name: 'kontrakt-2026-0042' }).click()
  const contract = page.getByRole('dialog', { name: 'Contract 907' })
  await expect(contract.locator('dd').filter({ hasText: /^9 Jul 2026$/ })).toBeVisible()
  await expect(contract.getByRole('link', { name: 'Kari Nordmann' })).toBeVisible()
  await expect(contract.getByRole('heading', { name: 'kontrakt-2026-0042' })).toBeFocused()
  await contract.getByRole('button', { name: 'Back' }).click()
  await expect(drawer).toBeVisible()
  await expect(drawer.getByRole('button', { name: 'Back' })).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a row whose id no number holds is opened, from the table and from another row, by its exact digits', async ({
  app,
  page,
}) => {
  const id = '9223372036854775807'
  const row = { ...flexRows.technical_resource[0], id, controllable_unit_id: '9007199254740993' }
  const handlers = flexHandlers({
    'flex:page': () => ({ rows: [row], total: 1 }),
    'flex:record': ({ resource }) =>
      resource === 'technical_resource'
        ? row
        : { id: '9007199254740993', name: 'Ladepark', technical_resource: [row] },
  })
  await app.open('/flexibility?table=technical_resource', { handlers })
  await page.getByRole('button', { name: `Open Technical resource ${id}` }).click()
  const drawer = page.getByRole('dialog', { name: `Technical resource ${id}` })
  await expect(drawer.getByText(`"id": ${id},`)).toBeVisible()
  await drawer.getByRole('link', { name: '#9007199254740993' }).click()
  await page
    .getByRole('dialog', { name: 'Controllable unit 9007199254740993' })
    .getByRole('link', { name: 'Lader 1' })
    .click()
  await expect(drawer).toBeVisible()
  expect(app.sent('flex:record')).toMatchObject([{ id }, { id: '9007199254740993' }, { id }])
})

test('a column Oversikt does not know is not lost', async ({ app, page }) => {
  const handlers = flexHandlers({ 'flex:record': () => ({ ...flexRows.event[0], grid_zone: 'N-7' }) })
  await app.open('/flexibility?table=event&row=event/8950', { handlers })
  await expect(page.getByRole('dialog').getByRole('term').filter({ hasText: 'grid_zone' })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('definition').filter({ hasText: 'N-7' })).toBeVisible()
})

test('an event says what happened, and leads to what it happened to', async ({ app, page }) => {
  await app.open('/flexibility?table=event', { handlers: flexHandlers() })
  const changed = page
    .getByRole('row')
    .filter({ hasText: 'Technical resource 5120 was changed: make, model' })
    .first()
  await changed.getByRole('link', { name: 'Technical resource 5120', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Technical resource 5120' })).toContainText('Car charger')
  await page.keyboard.press('Escape')
  // What Oversikt has no table of is named, and leads nowhere.
  const other = page.getByRole('row').filter({ hasText: 'Grid prequalification 130' }).first()
  await expect(other.getByRole('link')).toHaveCount(0)
  await page.getByRole('button', { name: 'The last 7 days' }).click()
  await expect
    .poll(() => app.sent('flex:page').at(-1))
    .toMatchObject({
      filters: [{ field: 'time', operator: 'gte', value: '2026-11-12T23:00:00.000Z' }],
    })
})

test('columns of tables Oversikt does not show are named in events too, and recent ones said in a word', async ({
  app,
  page,
}) => {
  const data = { kind: 'event.data.updated_fields', updated_fields: ['status', 'prequalified_at'] }
  const rows = [{ ...flexRows.event[0], data, type: 'no.elhub.flex.x.update', source: '/x/1' }]
  await app.open('/flexibility?table=event', {
    handlers: flexHandlers({ 'flex:page': () => ({ rows, total: 1 }) }),
  })
  await expect(page.getByRole('row').last()).toContainText('was changed: status, prequalified')
  await page.getByRole('button', { name: 'The last 7 days' }).click()
  await expect(page.getByText('Since 13 Nov 2026')).toBeVisible()
})

test('an identity names its entity and its party once', async ({ app, page }) => {
  const row = {
    id: 333,
    entity_id: 492,
    entity_name: 'Testkraft AS',
    party_id: 1482,
    party_name: 'Testkraft SP',
    entity: { id: 492, name: 'Testkraft AS' },
    party: { id: 1482, name: 'Testkraft SP' },
  }
  await app.open('/flexibility?row=identity/333', { handlers: flexHandlers({ 'flex:record': () => row }) })
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('term')).toHaveText(['ID', 'Entity', 'Party'])
})

test('the JSON is folded by level and copied whole', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.open('/flexibility?row=controllable_unit/3011', { handlers: flexHandlers() })
  const json = page.getByRole('region', { name: 'As FIS sends it' })
  await expect(json.getByText('Levels shown').first()).toBeVisible()
  await expect(json.getByText('"id": 3011')).toBeVisible()
  await expect(json.getByText('"make": "Eksempel"')).toBeHidden()
  await json.getByText('All', { exact: true }).click()
  await expect(json.getByText('"make": "Eksempel"')).toBeVisible()
  await json.getByText('Outermost', { exact: true }).click()
  await expect(json.getByText('1 item', { exact: false }).first()).toBeVisible()
  await json.getByText('"technical_resource"').press('Enter')
  await json.getByRole('button', { name: 'Copy JSON' }).click()
  await expect(json.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()')) as object
  expect(copied).toMatchObject({ id: 3011, technical_resource: [{ id: 5120, make: 'Eksempel' }] })
})

test('a row that FIS does not show is not said to be missing', async ({ app, page }) => {
  await app.open('/flexibility?row=party/9', { handlers: flexHandlers() })
  await expect(page.getByRole('dialog')).toContainText(
    'It is not there, or the one you act as may not see it',
  )
})

test('what belongs to a row is left out where it may not be read', async ({ app, page }) => {
  const full = flexHandlers()
  const handlers = flexHandlers({
    'flex:record': (input) => {
      if (input.embed.length > 0) throw new AppError('role-missing', 'embed')
      return full['flex:record'](input)
    },
  })
  await app.open('/flexibility?row=controllable_unit/3011', { handlers })
  await expect(page.getByRole('heading', { name: 'Elbillader garasje' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})
