// Specs open the built page with an invented main process: `await app.open('/accounts', { handlers: fullHandlers() })`.
// To add data for a page: write it in an invented-<page>.ts, hand it out in fake-api.ts `fullHandlers`, or override one
// channel in a spec: `{ ...fullHandlers(), 'transactions:page': () => rows }`. Handlers run in Node and may keep state.
import { expect, test as base, type Page } from '@playwright/test'
import { channels, eventChannels, type Channel } from '../../src/shared/channels.ts'
import { inputs, type Events, type Handlers } from '../../src/shared/contract.ts'
import { toFailure, type Result } from '../../src/shared/errors.ts'
import { fullHandlers } from './fake-api.ts'

export interface OpenOptions {
  readonly handlers?: Handlers
  readonly colorScheme?: 'light' | 'dark'
}

export interface App {
  /** Loads the page at a path of the router ("/accounts"). */
  open(path: string, options?: OpenOptions): Promise<void>
  /** Pushes an event, as main does. */
  push<E extends keyof Events>(event: E, payload: Events[E]): Promise<void>
  /** Violations and errors so far; taking them means that the spec expected them. */
  takeFaults(): readonly string[]
  /** Inputs the page sent on a channel so far. */
  sent(channel: Channel): readonly unknown[]
}

/** Runs before the page's own scripts: the same face the preload gives, with Node behind it. */
const pageScript = `
  const channels = ${JSON.stringify(channels)}, events = ${JSON.stringify(eventChannels)}
  window.api = Object.fromEntries(channels.map((c) => [c, (input) =>
    window.askInventedMain(c, input === undefined ? '' : JSON.stringify(input)).then(JSON.parse)]))
  const listeners = Object.fromEntries(events.map((e) => [e, new Set()]))
  window.events = Object.fromEntries(events.map((e) => [e, (listener) => {
    listeners[e].add(listener); return () => listeners[e].delete(listener) }]))
  window.pushEvent = (event, payload) => listeners[event].forEach((listener) => listener(payload))
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error('policy violation: ' + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample))
`

async function answer(handlers: Handlers, channel: Channel, text: string): Promise<Result<unknown>> {
  try {
    const input = inputs[channel].parse(text === '' ? undefined : JSON.parse(text)) as never
    return { ok: true, value: await (handlers[channel] as (input: never) => unknown)(input) }
  } catch (error) {
    return { ok: false, error: toFailure(error, '7f3a-0091') }
  }
}

function watchForFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  return faults
}

/** Any policy violation, page error or console error fails the spec, whatever it was about. */
export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const faults = watchForFaults(page)
    const sent: { readonly channel: Channel; readonly input: unknown }[] = []
    let handlers = fullHandlers()
    await page.exposeFunction('askInventedMain', async (channel: Channel, text: string) => {
      sent.push({ channel, input: text === '' ? undefined : JSON.parse(text) })
      return JSON.stringify(await answer(handlers, channel, text))
    })
    await page.addInitScript({ content: pageScript })
    await use({
      open: async (path, options = {}) => {
        handlers = options.handlers ?? fullHandlers()
        await page.emulateMedia({ colorScheme: options.colorScheme ?? 'light', reducedMotion: 'reduce' })
        await page.goto('about:blank')
        await page.goto(`${process.env.RENDERER_URL ?? ''}#${path}`)
      },
      push: async (event, payload) => {
        await page.evaluate(`window.pushEvent(${JSON.stringify(event)}, ${JSON.stringify(payload)})`)
      },
      takeFaults: () => faults.splice(0),
      sent: (channel) => sent.filter((entry) => entry.channel === channel).map((entry) => entry.input),
    })
    expect(faults).toEqual([])
  },
})
export { expect }
