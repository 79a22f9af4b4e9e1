// @ts-check
import { commandFile, childEnvironment, projectRoot } from './paths.mjs'
import { run } from './command.mjs'

/** @type {readonly { name: string, package: string, command?: string, args: readonly string[] }[]} */
const checks = [
  {
    name: 'types: main',
    package: 'typescript',
    command: 'tsc',
    args: ['--noEmit', '-p', 'tsconfig.node.json'],
  },
  {
    name: 'types: renderer',
    package: 'typescript',
    command: 'tsc',
    args: ['--noEmit', '-p', 'tsconfig.web.json'],
  },
  {
    name: 'types: app specs',
    package: 'typescript',
    command: 'tsc',
    args: ['--noEmit', '-p', 'tsconfig.e2e.json'],
  },
  { name: 'lint', package: 'oxlint', args: ['--deny-warnings', 'src', 'scripts', 'tests'] },
  { name: 'format', package: 'prettier', args: ['--check', '--log-level=warn', '.'] },
]

/**
 * Reads the code without running it: types, lint, format.
 * @param {string} node
 * @param {(line: string) => void} say
 * @returns {Promise<import('./results.mjs').Count>} one for each check
 */
export async function checkSources(node, say) {
  let failed = 0
  for (const check of checks) {
    const args = [commandFile(projectRoot, check.package, check.command), ...check.args]
    const env = childEnvironment(projectRoot, process.env)
    const code = await run(node, args, { cwd: projectRoot, env, stdio: 'inherit', timeoutMs: 180_000 })
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name}`)
    if (code !== 0) failed += 1
  }
  return { passed: checks.length - failed, failed, skipped: 0 }
}
