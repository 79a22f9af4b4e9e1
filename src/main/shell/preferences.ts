import type { Language } from '../../shared/language.ts'
import type { Events, Settings } from '../../shared/contract.ts'
import type { EventChannel } from '../../shared/channels.ts'
import type { Handlers } from '../../shared/contract.ts'
import { isAppError } from '../../shared/errors.ts'
import type { Log } from '../log.ts'

/** The settings that reach beyond the page: menus and dialogs speak a language, the window frame has a theme, and the app may
 *  live on without a window. */
export interface ShellPreferences {
  readonly language: Language
  readonly theme: Settings['theme']
  readonly keepsRunning: boolean
}

/** The part of `Core` this file needs. */
export interface PreferenceSource {
  readonly handlers: Pick<Handlers, 'app:status' | 'settings:get'>
  onEvent(listener: <E extends EventChannel>(channel: E, payload: Events[E]) => void): () => void
}

/**
 * Applies language and theme now and after every change. While the store is locked or cannot be opened there are no settings to
 * read: the shell then stays with what it knew, at the start with what the system prefers, and the page says what is wrong.
 * The language of a locked app its lock remembers.
 */
export async function followPreferences(
  core: PreferenceSource,
  log: Log,
  apply: (preferences: Partial<ShellPreferences>) => void,
): Promise<void> {
  const refresh = async (): Promise<void> => {
    try {
      const { language, problem, locked } = await core.handlers['app:status'](undefined)
      if (problem !== null) return
      if (locked !== null) return apply({ language })
      const { theme, keepsRunning } = await core.handlers['settings:get'](undefined)
      apply({ language, theme, keepsRunning })
    } catch (error) {
      if (!isAppError(error, 'app-locked')) log.error('preferences', error) // it became so meanwhile
    }
  }
  core.onEvent((channel, payload) => {
    if (channel === 'stale' && concernsSettings(payload as Events['stale'])) void refresh()
  })
  await refresh()
}

function concernsSettings({ topics }: Events['stale']): boolean {
  return topics.includes('settings') || topics.includes('status')
}
