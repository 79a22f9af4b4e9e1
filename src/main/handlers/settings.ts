import { languages, type Language } from '../../shared/language.ts'
import { themes, type Settings } from '../../shared/contract.ts'
import type { Store } from '../store/store.ts'
import { tellStale, type HandlerContext, type HandlersOf } from './context.ts'

const key = 'preferences'
export const defaultSettings: Settings = {
  language: null,
  theme: 'system',
  showsInTray: true,
  keepsRunning: false,
}

export function settingsHandlers(context: HandlerContext): HandlersOf<'settings'> {
  return {
    'settings:get': () => readSettings(context.store),
    'settings:set': (change) => {
      const settings = changeSettings(context.store, change)
      tellStale(context, 'settings', 'status')
      return settings
    },
  }
}

/** @returns all of them as they are then. */
export function changeSettings(
  store: Pick<Store, 'settings'>,
  change: { readonly [K in keyof Settings]?: Settings[K] | undefined },
): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  const settings: Settings = { ...readSettings(store), ...Object.fromEntries(given) }
  store.settings.set(key, settings)
  return settings
}

/** What is stored may be of another version: each value that is not ours falls back to its default. */
export function readSettings(store: Pick<Store, 'settings'>): Settings {
  const stored = store.settings.get(key)
  const value = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  return {
    language: languages.find((each) => each === value['language']) ?? defaultSettings.language,
    theme: themes.find((each) => each === value['theme']) ?? defaultSettings.theme,
    showsInTray: booleanOr(value['showsInTray'], defaultSettings.showsInTray),
    keepsRunning: booleanOr(value['keepsRunning'], defaultSettings.keepsRunning),
  }
}

function booleanOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise
}

/** The language on screen: the person's choice, else the first of the system's that we speak, else English. */
export function languageOf(settings: Settings, systemLanguages: readonly string[]): Language {
  if (settings.language !== null) return settings.language
  for (const tag of systemLanguages) {
    const primary = tag.toLowerCase().split('-')[0] ?? ''
    if (['nb', 'no', 'nn'].includes(primary)) return 'nb'
    if (primary === 'en') return 'en'
  }
  return 'en'
}
