// @ts-check
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Not `import.meta.dirname`: Node 20 has it only from 20.11 on. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * What the scripts remember between two starts. Inside node_modules, so that it goes with it.
 * @param {string} root
 */
export const memoryFolder = (root) => join(root, 'node_modules', '.cache', 'oversikt')

/**
 * The Node 24 everything runs on: the one that was installed with the packages, else the running one when it is new
 * enough. Null where there is none (not Linux, and an older Node).
 * @param {string} root
 * @returns {string | null}
 */
export function node24(root) {
  const installed = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  if (process.platform === 'linux' && existsSync(installed)) return installed
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null
}

/**
 * The JavaScript file behind a package's command. Started through Node instead of `node_modules/.bin`, which holds
 * shell scripts on one system and `.cmd` files on another.
 * @param {string} root
 * @param {string} packageName
 * @param {string} [command]
 * @returns {string}
 */
export function commandFile(root, packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`)
  return join(folder, file)
}

/**
 * The environment of everything the scripts start: the project's own commands first, and no variable that would turn
 * Electron into plain Node (editors built on Electron leave it behind).
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(root, env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  return { ...rest, PATH: join(root, 'node_modules', '.bin') + delimiter + (env['PATH'] ?? '') }
}

/**
 * The first of these commands that can be started.
 * @param {readonly string[]} names
 */
export function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names.find((name) => folders.some((folder) => isExecutable(join(folder, name))))
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there, or not for us: either way it cannot be started
  }
}
