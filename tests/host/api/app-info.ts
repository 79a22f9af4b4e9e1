import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface AppInfo {
  /** `productName` of package.json, else `name`. */
  name: string
  version: string
  /** The folder that `app.getAppPath()` gives. */
  root: string
}

export const appInfo: AppInfo = { name: 'Electron', version: '0.0.0', root: process.cwd() }

/** Reads who the app is from the package.json of its folder; without one it keeps Electron's own name. */
export function describeApp(root: string): void {
  appInfo.root = root
  const file = join(root, 'package.json')
  if (!existsSync(file)) return
  const { name, productName, version } = JSON.parse(readFileSync(file, 'utf8'))
  appInfo.name = productName ?? name ?? appInfo.name
  appInfo.version = version ?? appInfo.version
}
