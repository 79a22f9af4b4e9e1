import { existsSync, mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { appInfo } from './app-info.ts'

const chosen = new Map<string, string>()

/** Electron's places on Linux; on a Mac only the ones that this project asks for are right. */
const places: Readonly<Record<string, () => string>> = {
  home: () => homedir(),
  appData: () =>
    process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Application Support')
      : (process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')),
  userData: () => join(getPath('appData'), appInfo.name),
  sessionData: () => getPath('userData'),
  logs: () => madeFolder(join(getPath('userData'), 'logs')),
  crashDumps: () => join(getPath('userData'), 'Crashpad'),
  temp: () => tmpdir(),
  exe: () => process.execPath,
  desktop: () => join(homedir(), 'Desktop'),
  documents: () => join(homedir(), 'Documents'),
  downloads: () => join(homedir(), 'Downloads'),
  pictures: () => join(homedir(), 'Pictures'),
  music: () => join(homedir(), 'Music'),
  videos: () => join(homedir(), 'Videos'),
}

/** @throws Error for a name that is none of Electron's */
export function getPath(name: string): string {
  const place = chosen.get(name) ?? places[name]?.()
  if (place === undefined) throw new Error(`Failed to get '${name}' path`)
  return place
}

/** @throws Error when the folder is not there, as documented, or the name is none of Electron's */
export function setPath(name: string, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute')
  if (places[name] === undefined || !existsSync(path)) throw new Error(`Failed to set path '${name}'`)
  chosen.set(name, path)
}

function madeFolder(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}
