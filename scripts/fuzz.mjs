// @ts-check
// npm run fuzz [-- --runs 10000 --seed 1 --bank bunq]: random histories at the model banks, and what they came to.
import { accessSync, constants } from 'node:fs'
import { parseArgs } from 'node:util'
import { command, run, sayOut } from './command.mjs'
import { commandFile, projectRoot } from './paths.mjs'
import { setUp } from './setup.mjs'
import { inThrowAwayHome } from './suites.mjs'

const memory = '/dev/shm'

/** A history waits for little else than the disk: where there is one in memory, its profile lies there. */
function fastFolder() {
  try {
    accessSync(memory, constants.W_OK)
    return { TMPDIR: memory }
  } catch {
    return {} // another system, or not ours to write: the usual folder is only slower
  }
}

await command(async () => {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, seed: { type: 'string' }, bank: { type: 'string' } },
  })
  const { node } = await setUp('tests', sayOut)
  const args = [commandFile(projectRoot, 'vitest'), 'run', '--config', 'vitest.fuzz.config.ts']
  const wanted = {
    ...(values.runs === undefined ? {} : { OVERSIKT_FUZZ_RUNS: values.runs }),
    ...(values.seed === undefined ? {} : { OVERSIKT_FUZZ_SEED: values.seed }),
    ...(values.bank === undefined ? {} : { OVERSIKT_FUZZ_BANK: values.bank }),
  }
  return inThrowAwayHome((env) =>
    run(node, args, { cwd: projectRoot, env: { ...env, ...fastFolder(), ...wanted }, stdio: 'inherit' }),
  )
})
