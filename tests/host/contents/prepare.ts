import type { CdpSession } from '../chromium/cdp.ts'
import { isHeadless } from '../chromium/flags.ts'
import { pageScripts, preloadWorld, sendBinding } from '../page/scripts.ts'

export interface PageOptions {
  /** Path of the preload script. */
  readonly preload: string | undefined
  readonly width: number
  readonly height: number
}

/** Puts everything in place that must be there before the page's first document. */
export async function preparePage(page: CdpSession, { preload, width, height }: PageOptions): Promise<void> {
  const scripts = pageScripts(preload)
  await Promise.all([
    page.send('Page.enable'),
    page.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    page.send('Runtime.addBinding', { name: sendBinding, executionContextName: preloadWorld }),
    page.send('Runtime.enable'),
    page.send('Page.setDownloadBehavior', { behavior: 'deny' }),
    page.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
    page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
    scripts.preloadWorld !== null &&
      page.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.preloadWorld,
        worldName: preloadWorld,
      }),
    isHeadless && sizePage(page, width, height),
  ])
}

/** Without a display the page is as large as told; with one it is as large as its window. */
export async function sizePage(page: CdpSession, width: number, height: number): Promise<void> {
  await page.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: false,
  })
}
