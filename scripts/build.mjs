// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnvironment, commandFile, node24 } from './paths.mjs'

const configuration = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']
const products = ['out/main/index.js', 'out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** @param {string} root */
const stampFile = (root) => join(root, 'out', 'built-from')

/**
 * One number for everything the build reads. Contents, not times: a checkout of another branch and back is no change.
 * @param {string} root
 */
export function sourceKey(root) {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join('src', name))
  const hash = createHash('sha256')
  for (const name of [...configuration, ...sources].sort()) {
    if (existsSync(join(root, name)))
      hash
        .update(`${name}\0`)
        .update(readFileSync(join(root, name)))
        .update('\0')
  }
  return hash.digest('hex')
}

/** Is what lies in `out` the product of today's sources? @param {string} root */
export function isBuilt(root) {
  if (!products.every((name) => existsSync(join(root, name))) || !existsSync(stampFile(root))) return false
  return readFileSync(stampFile(root), 'utf8') === sourceKey(root)
}

/**
 * Builds main, preload and renderer into `out`.
 * @param {string} root
 * @param {import('node:child_process').StdioOptions} stdio
 * @throws Error when the build fails; its own words are on the given streams
 */
export function build(root, stdio) {
  rmSync(stampFile(root), { force: true })
  const key = sourceKey(root) // before building: what changes meanwhile must be built again
  const args = [commandFile(root, 'electron-vite'), 'build']
  const env = childEnvironment(root, process.env)
  const { status } = spawnSync(node24(root) ?? process.execPath, args, { cwd: root, env, stdio })
  if (status !== 0) throw new Error('the build failed; its own words are above')
  writeFileSync(stampFile(root), key)
}

/**
 * Builds when the sources changed since the last build.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function buildIfStale(root, say) {
  if (isBuilt(root)) return
  say('Building the app ...')
  build(root, ['ignore', 'ignore', 2])
}
