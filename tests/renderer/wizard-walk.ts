import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { AppError, type AppErrorOptions, type ErrorCode } from '../../src/shared/errors.ts'
import { fullHandlers } from './fake-api.ts'
import type { App } from './fixture.ts'
import { connection } from './invented.ts'

export const client = { clientId: '3f6c1d2e-0b1a-4c3d', clientSecret: 'kept-nowhere-but-in-the-keychain' }

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** A promise that a spec settles when it wants to: a job that takes as long as the person needs to look at it. */
export function pending<T>() {
  return Promise.withResolvers<T>()
}

/** A household without a bank: what the wizard is made for. Overrides go on top. */
export function firstBank(overrides: Partial<Handlers> = {}): Handlers {
  return { ...fullHandlers(), 'connections:list': () => [], ...overrides }
}

/** A handler that refuses. */
export function refusing(code: ErrorCode, options: AppErrorOptions = {}): () => never {
  return () => {
    throw new AppError(code, 'refused for the test', options)
  }
}

export const next = (page: Page, name = 'Next') => page.getByRole('button', { name, exact: true }).click()

/** From the first step to the consent step, as somebody does who changes nothing. */
export async function walkToConsent(app: App, page: Page, handlers: Handlers): Promise<void> {
  await app.open('/connect', { handlers })
  await heading(page, 'What do you want to connect?').waitFor()
  await next(page)
  await next(page)
  await typeClient(page)
  await next(page, 'Save and continue')
  await heading(page, 'Which SpareBank 1 bank is yours?').waitFor()
  await next(page)
  await heading(page, 'Give Oversikt access').waitFor()
}

export async function typeClient(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Client ID' }).fill(client.clientId)
  await page.getByLabel('Client secret', { exact: true }).fill(client.clientSecret)
}

export async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in at the bank' }).click()
}

export const connectionId = connection.id

/** From the first step to the bank's own one after it: the notice of Sbanken, the doors of bunq. */
export async function chooseBank(
  app: App,
  page: Page,
  bank: 'bunq' | 'Sbanken',
  handlers: Handlers,
): Promise<void> {
  await app.open('/connect', { handlers })
  await page.getByRole('radio', { name: bank }).click()
  await next(page)
}

/** bunq's step with the doors, then on with one of them. */
export async function chooseDoor(
  page: Page,
  door: 'My own API key' | 'OAuth client' | 'PSD2 provider',
  environment: 'The real bunq' | 'bunq’s sandbox' = 'The real bunq',
): Promise<void> {
  await heading(page, 'How do you want to connect bunq?').waitFor()
  await page.getByRole('radio', { name: door }).click()
  await page.getByRole('radio', { name: environment }).click()
  await next(page)
}

export const sandboxKey = `sandbox_${'0'.repeat(56)}`
