import type { CommandLine } from 'electron'
import { standIn } from './missing.ts'

const switches = new Map<string, string>()

/** Switches that Node takes, or that mean nothing outside Electron. */
const notForChromium = new Set(['inspect', 'inspect-brk', 'r', 'require', 'no-sandbox'])

/** Chromium's command line. What is set after the app became ready comes too late, as in Electron. */
export const commandLine = standIn('app.commandLine', {
  appendSwitch: (name: string, value = '') => void switches.set(name, value),
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
  removeSwitch: (name: string) => void switches.delete(name),
} satisfies Partial<CommandLine>)

/** What Chromium is started with. */
export function chromiumSwitches(): ReadonlyMap<string, string> {
  return new Map([...switches].filter(([name]) => !notForChromium.has(name)))
}
