import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { profileFolder } from '../fixture.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** The dialogs of a host with a display, where `zenity` is this script, or is not installed. */
async function dialogWith(folder: string, zenity: string | null) {
  vi.stubEnv('ELECTRON_HOST_HEADLESS', '0')
  vi.stubEnv('PATH', zenity === null ? folder : `${folder}:/usr/bin:/bin`)
  if (zenity !== null) {
    writeFileSync(join(folder, 'zenity'), `#!/bin/sh\n${zenity}\n`)
    chmodSync(join(folder, 'zenity'), 0o755)
  }
  return (await import('./dialog.ts')).dialog
}

test('the file a person chose is given as it was written', async () => {
  using folder = profileFolder()
  const dialog = await dialogWith(folder.path, 'printf "%s\\n" "/tmp/kontoer æøå.csv"')
  expect(await dialog.showSaveDialog({ defaultPath: '/tmp/x.csv' })).toEqual({
    canceled: false,
    filePath: '/tmp/kontoer æøå.csv',
  })
})

test('several files are several, and a closed dialog is none', async () => {
  using folder = profileFolder()
  const several = await dialogWith(folder.path, 'printf "/a\\n/b\\n"')
  expect(await several.showOpenDialog({ properties: ['multiSelections'] })).toEqual({
    canceled: false,
    filePaths: ['/a', '/b'],
  })
  writeFileSync(join(folder.path, 'zenity'), '#!/bin/sh\nexit 1\n')
  expect(await several.showOpenDialog({})).toEqual({ canceled: true, filePaths: [] })
  expect(await several.showSaveDialog({})).toEqual({ canceled: true, filePath: '' })
})

test('without zenity it says so', async () => {
  using folder = profileFolder()
  const dialog = await dialogWith(folder.path, null)
  await expect(dialog.showSaveDialog({})).rejects.toThrow(
    'not available in the Chromium host: dialog.showSaveDialog without zenity',
  )
})
