// @ts-check
// npm run check: types, lint, format and the policy tests.
import { checkSources } from './checks.mjs'
import { command, run, sayOut } from './command.mjs'
import { childEnvironment, commandFile, projectRoot } from './paths.mjs'
import { setUp } from './setup.mjs'

await command(async () => {
  const { node } = await setUp('code', sayOut)
  const { failed } = await checkSources(node, sayOut)
  const policy = await run(node, [commandFile(projectRoot, 'vitest'), 'run', 'tests/policy'], {
    cwd: projectRoot,
    env: childEnvironment(projectRoot, process.env),
    stdio: 'inherit',
  })
  return failed === 0 && policy === 0 ? 0 : 1
})
