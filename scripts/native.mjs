// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { npm } from './install.mjs'
import { childEnvironment, node24 } from './paths.mjs'

/**
 * Does keytar's binary load on the Node we run on? Loading it is the only proof: it may be there and lack libsecret.
 * @param {string} root
 */
export function keytarLoads(root) {
  const node = node24(root) ?? process.execPath
  return spawnSync(node, ['--eval', 'require("keytar")'], { cwd: root, stdio: 'ignore' }).status === 0
}

/**
 * Fetches keytar's ready-made binary, or compiles it where that cannot be had. The Node headers come with the Node
 * package, so that compiling needs no download.
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {string | null} what went wrong, the last lines of it; null when keytar loads
 */
export function buildKeytar(root, say) {
  say('Building keytar, the door to the system keychain (up to a minute) ...')
  const node = node24(root) ?? process.execPath
  const headers = dirname(dirname(node))
  const env = childEnvironment(root, process.env)
  if (existsSync(join(headers, 'include', 'node', 'node_api.h'))) {
    env['npm_package_config_node_gyp_nodedir'] = headers
  }
  const run = npm(root, ['rebuild', 'keytar', '--foreground-scripts', '--loglevel=error'], env, 'pipe')
  if (keytarLoads(root)) return null
  return `${run.stdout ?? ''}${run.stderr ?? ''}`.trim().split('\n').slice(-12).join('\n')
}
