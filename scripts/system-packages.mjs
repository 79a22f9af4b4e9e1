// @ts-check
import { spawnSync } from 'node:child_process'
import { onPath } from './paths.mjs'

/** @typedef {'apt-get' | 'dnf' | 'pacman' | 'zypper'} Installer */
/** @typedef {'compiler' | 'make' | 'python' | 'libsecret' | 'bus' | 'keyring' | 'chromium' | 'headless browser' | 'fonts' | 'dialogs' | 'xvfb' | 'electron libraries'} Need */

/**
 * What each need is called by apt, dnf, pacman and zypper. `a|b`: the first one this release of the system knows.
 * @type {Readonly<Record<Need, readonly [apt: string, dnf: string, pacman: string, zypper: string]>>}
 */
const packages = {
  compiler: ['g++', 'gcc-c++', 'gcc', 'gcc-c++'],
  make: ['make', 'make', 'make', 'make'],
  python: ['python3', 'python3', 'python', 'python3'],
  libsecret: [
    'libsecret-1-dev pkg-config',
    'libsecret-devel pkgconf-pkg-config',
    'libsecret pkgconf',
    'libsecret-devel pkg-config',
  ],
  bus: ['dbus', 'dbus-daemon dbus-tools', 'dbus', 'dbus-1'],
  keyring: ['gnome-keyring', 'gnome-keyring', 'gnome-keyring', 'gnome-keyring'],
  chromium: ['chromium', 'chromium', 'chromium', 'chromium'],
  'headless browser': ['chromium-headless-shell', 'chromium-headless', 'chromium', 'chromium'],
  fonts: [
    'fonts-liberation fonts-noto-color-emoji',
    'liberation-fonts',
    'ttf-liberation',
    'liberation-fonts',
  ],
  dialogs: ['zenity', 'zenity', 'zenity', 'zenity'],
  xvfb: ['xvfb xauth', 'xorg-x11-server-Xvfb', 'xorg-server-xvfb xorg-xauth', 'xvfb-run'],
  'electron libraries': [
    'libgtk-3-0t64|libgtk-3-0 libasound2t64|libasound2 libnss3 libgbm1 libnotify4 libxss1 libxtst6 xdg-utils',
    'gtk3 alsa-lib nss mesa-libgbm libnotify libXScrnSaver libXtst xdg-utils',
    'gtk3 alsa-lib nss mesa libnotify libxss libxtst xdg-utils',
    'libgtk-3-0 libasound2 mozilla-nss libgbm1 libnotify4 libXss1 libXtst6 xdg-utils',
  ],
}

/** In the order of the columns above. @type {readonly Installer[]} */
const installers = ['apt-get', 'dnf', 'pacman', 'zypper']

/** @returns {Installer | null} */
export function findInstaller() {
  return installers.find((name) => onPath(name) !== undefined) ?? null
}

/**
 * The package names of these needs. `knows` says whether this release of the system has a package.
 * @param {readonly Need[]} needs
 * @param {Installer} installer
 * @param {(name: string) => boolean} knows
 */
export function packageNames(needs, installer, knows) {
  const column = installers.indexOf(installer)
  return needs
    .flatMap((need) => (packages[need][column] ?? '').split(' '))
    .map((choice) => {
      const names = choice.split('|')
      return names.find(knows) ?? names[names.length - 1] ?? choice
    })
}

/** @param {string} name */
export const aptKnows = (name) => {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return /Candidate: (?!\(none\))/.test(stdout ?? '')
}

/**
 * The exact command that brings these packages.
 * @param {Installer} installer
 * @param {readonly string[]} names
 */
export function installCommand(installer, names) {
  const list = names.join(' ')
  const commands = {
    'apt-get': `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`,
    dnf: `sudo dnf install -y ${list}`,
    pacman: `sudo pacman -S --needed ${list}`,
    zypper: `sudo zypper install -y ${list}`,
  }
  return commands[installer]
}
