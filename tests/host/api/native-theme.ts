import type { NativeTheme } from 'electron'
import type { CdpSession } from '../chromium/cdp.ts'
import { StandInEmitter } from './missing.ts'

type Source = NativeTheme['themeSource']

const pages = new Set<CdpSession>()

class HostTheme extends StandInEmitter implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  override readonly knownEvents: ReadonlySet<string> = new Set(['updated'])
  #source: Source = 'system'

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument: ${source}`)
    if (source === this.#source) return
    this.#source = source
    for (const page of pages) show(page, source).catch(() => pages.delete(page))
    this.emit('updated')
  }

  /** The system counts as light: this host cannot ask it. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new HostTheme()

/** Shows a page in the chosen theme, now and after every change. */
export async function followTheme(page: CdpSession): Promise<void> {
  pages.add(page)
  if (nativeTheme.themeSource !== 'system') await show(page, nativeTheme.themeSource)
}

async function show(page: CdpSession, source: Source): Promise<void> {
  const features = source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: source }]
  await page.send('Emulation.setEmulatedMedia', { features })
}
