import { join, resolve } from 'node:path'

/**
 * The folder the window uses too: OVERSIKT_HOME, or where Electron puts an application of this name.
 * @param home the person's own folder.
 */
export function profileFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string,
): string {
  const chosen = env['OVERSIKT_HOME']
  if (chosen !== undefined && chosen !== '') return resolve(chosen)
  return join(applicationData(env, platform, home), 'Oversikt')
}

function applicationData(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming')
  const config = env['XDG_CONFIG_HOME']
  return config === undefined || config === '' ? join(home, '.config') : config
}

/** The household's encrypted file. */
export function storeFile(home: string): string {
  return join(home, 'oversikt.db')
}

/** Where its copies are. */
export function copiesFolder(home: string): string {
  return join(home, 'backups')
}

/** What opens the app, where something was set. */
export function lockFile(home: string): string {
  return join(home, 'lock.json')
}

/** Wrong passwords, counted. */
export function attemptsFile(home: string): string {
  return join(home, 'lock-attempts.json')
}
