// @ts-check

/** @typedef {import('./runtime.mjs').Runtime} Runtime */

/**
 * The command line that opens the app in this folder.
 *
 * Chromium refuses to start as root with its sandbox, so Electron is given `--no-sandbox` there (the Chromium host sees
 * to it by itself); without a display Electron needs a virtual one, which the host does not.
 * @param {Runtime} runtime
 * @param {{ isRoot: boolean, hasDisplay: boolean, args: readonly string[] }} options
 * @returns {{ file: string, args: string[] }}
 */
export function launchPlan(runtime, { isRoot, hasDisplay, args }) {
  if (runtime.kind === 'host') return { file: runtime.executable, args: ['.', ...args] }
  const flags = isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []
  const electron = [runtime.executable, ...flags, '.', ...args]
  const [file = runtime.executable, ...rest] = hasDisplay
    ? electron
    : ['xvfb-run', '--auto-servernum', ...electron]
  return { file, args: rest }
}
