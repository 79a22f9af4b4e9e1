import { describe, expect, test } from 'vitest'
import { needsOf } from '../../scripts/setup.mjs'
import { installCommand, packageNames } from '../../scripts/system-packages.mjs'

const knowsAll = (): boolean => true

describe('the command for a person who has to install something', () => {
  test('is whole on Debian', () =>
    expect(installCommand('apt-get', packageNames(['compiler', 'libsecret'], 'apt-get', knowsAll))).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends g++ libsecret-1-dev pkg-config',
    ))

  test('speaks the words of the system', () => {
    expect(installCommand('dnf', packageNames(['compiler'], 'dnf', knowsAll))).toBe(
      'sudo dnf install -y gcc-c++',
    )
    expect(installCommand('pacman', packageNames(['python'], 'pacman', knowsAll))).toBe(
      'sudo pacman -S --needed python',
    )
    expect(installCommand('zypper', packageNames(['bus'], 'zypper', knowsAll))).toBe(
      'sudo zypper install -y dbus-1',
    )
  })

  test('names the library as this release calls it', () => {
    const ofDebian12 = (name: string): boolean => !name.endsWith('t64')
    expect(packageNames(['electron libraries'], 'apt-get', ofDebian12)).toContain('libgtk-3-0')
    expect(packageNames(['electron libraries'], 'apt-get', knowsAll)).toContain('libgtk-3-0t64')
  })
})

describe('what a command needs', () => {
  const electron = { kind: 'electron', executable: '/e', env: {} } as const
  const host = { kind: 'host', executable: '/h', env: {} } as const
  const desktop = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x', DISPLAY: ':0' }

  test('nothing of the system to read sources', () => expect(needsOf('code', null, {})).toEqual([]))
  test('no keyring of ours where the person has one', () =>
    expect(needsOf('headless', null, desktop)).toEqual([]))
  test('a keyring of ours without a session bus', () =>
    expect(needsOf('headless', null, {})).toEqual(['bus', 'keyring']))
  test('a browser for the host, and something to ask where to save', () =>
    expect(needsOf('window', host, desktop)).toEqual(['chromium', 'fonts', 'dialogs']))
  test('nothing to ask with where nobody sees a window', () =>
    expect(needsOf('window', host, { DBUS_SESSION_BUS_ADDRESS: 'x' })).toEqual(['chromium', 'fonts']))
  test('libraries for Electron', () =>
    expect(needsOf('window', electron, desktop)).toEqual(['electron libraries']))
  test('a screen for Electron where there is none', () =>
    expect(needsOf('window', electron, { DBUS_SESSION_BUS_ADDRESS: 'x' })).toEqual([
      'electron libraries',
      'xvfb',
    ]))
  test('a keyring and a browser for tests, whatever the desktop has', () =>
    expect(needsOf('tests', electron, desktop)).toEqual([
      'bus',
      'keyring',
      'chromium',
      'fonts',
      'electron libraries',
    ]))
})
