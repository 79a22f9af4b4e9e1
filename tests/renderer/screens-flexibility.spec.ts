// Pictures of the Flexibility page in every dress, to be looked at by a person; only when asked for (OVERSIKT_SCREENS=1), as in
// screens.spec.ts.
import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { Language } from '../../src/shared/language.ts'
import { asEntity, flexHandlers } from './invented-flex.ts'
import { test } from './fixture.ts'
import { status } from './invented.ts'

interface Scene {
  readonly name: string
  readonly path?: string
  readonly handlers?: Partial<Handlers>
  readonly walk?: (page: Page) => Promise<void>
}

const refusing = (code: 'scope-missing' | 'key-refused') => () => {
  throw new AppError(code, code)
}
const scenes: readonly Scene[] = [
  { name: 'memberships' },
  { name: 'units', path: '?table=controllable_unit&filter=status+is+active&filter=maximum_active_power+from+5' },
  { name: 'events', path: '?table=event&page=2' },
  { name: 'record', path: '?table=controllable_unit&row=controllable_unit/3011' },
  {
    name: 'json',
    path: '?row=notice/254',
    walk: async (page) => await page.locator('[role=dialog] details').first().scrollIntoViewIfNeeded(),
  },
  { name: 'entity', path: '?table=event', handlers: { 'flex:identity': () => asEntity, 'flex:page': () => ({ rows: [], total: 0 }) } },
  { name: 'scope', path: '?table=event', handlers: { 'flex:page': refusing('scope-missing') } },
  { name: 'key', handlers: { 'flex:identity': refusing('key-refused') } },
  {
    name: 'look-up',
    path: '?table=controllable_unit',
    handlers: {
      'flex:look-up': () => ({
        outcome: 'found',
        accountingPoint: { id: '100351', name: '133700000009990010' },
        endUserId: '2211',
        units: [{ id: '3011', name: 'Elbillader garasje', businessId: '4e8115ce-9b71-480e-9c18-c547a00cad41', devices: [{ id: '5120', name: 'Lader 1' }] }],
      }),
    },
    walk: async (page) => {
      await page.getByRole('button', { name: /^(Look up|Slå opp)$/ }).click()
      const [number, endUser] = [page.getByRole('dialog').getByRole('textbox').first(), page.getByRole('dialog').getByRole('textbox').last()]
      await number.fill('133700000009990010')
      await endUser.fill('150190')
      await endUser.press('Enter')
      await page.getByRole('link', { name: 'Lader 1' }).waitFor()
    },
  },
  { name: 'none', handlers: { 'connections:list': () => [] } },
  {
    name: 'filter',
    path: '?table=controllable_unit',
    walk: async (page) => await page.locator('main section section button').last().click(),
  },
  { name: 'more', path: '?table=notice', walk: async (page) => await page.locator('[aria-haspopup=menu]').click() },
  { name: 'export', path: '?table=controllable_unit', walk: async (page) => await page.getByRole('button', { name: /^(Export|Eksporter)$/ }).click() },
] // prettier-ignore
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 640 },
]
const shots = scenes.flatMap((scene) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'nb'] as const satisfies readonly Language[]).flatMap((language) =>
      sizes.map((size) => ({ scene, colorScheme, language, size })),
    ),
  ),
)

test.describe('screens', () => {
  for (const { scene, colorScheme, language, size } of process.env.OVERSIKT_SCREENS === undefined
    ? []
    : shots) {
    const name = ['flexibility', scene.name, colorScheme, language, size.width].join('-')
    test(name, async ({ app, page }) => {
      const handlers = {
        ...flexHandlers(scene.handlers),
        'app:status': () => ({ ...status, language }),
      }
      await page.setViewportSize(size)
      await app.open(`/flexibility${scene.path ?? ''}`, { handlers, colorScheme })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(300)
      await scene.walk?.(page)
      await page.waitForTimeout(200)
      await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' })
    })
  }
})
