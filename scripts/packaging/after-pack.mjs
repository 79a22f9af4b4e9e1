// @ts-check
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { fusesFor } from './fuses.mjs'

/**
 * electron-builder's step between laying out the app and signing it.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string }, executableName?: string } }} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename
  const executables = {
    darwin: join(`${name}.app`, 'Contents', 'MacOS', name),
    win32: `${name}.exe`,
    linux: packager.executableName ?? name,
  }
  const executable = executables[/** @type {keyof typeof executables} */ (electronPlatformName)]
  const isSigned = process.env['OVERSIKT_SIGNED'] === '1'
  const wanted = Object.entries(fusesFor({ platform: electronPlatformName, isSigned }))
  const fuses = Object.fromEntries(
    wanted.map(([fuse, isOn]) => [FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (fuse)], isOn]),
  )
  await flipFuses(
    join(appOutDir, executable),
    /** @type {import('@electron/fuses').FuseConfig} */ ({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      resetAdHocDarwinSignature: electronPlatformName === 'darwin' && !isSigned,
      ...fuses,
    }),
  )
}
