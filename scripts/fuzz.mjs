// @ts-check
// npm run fuzz [-- --runs 10000 --seed 1 --bank bunq]: random histories at the model banks, and what they came to.
// With --mutation and a name of tests/faults/model-bank/mutations.ts the engine is broken so, and the model must find it.
// npm run fuzz -- kill [--runs 2000 --seed 1]: the app's process is killed so many times.
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
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string' },
      seed: { type: 'string' },
      bank: { type: 'string' },
      mutation: { type: 'string' },
    },
  })
  const { node } = await setUp('tests', sayOut)
  const isKill = positionals[0] === 'kill'
  if (positionals.length > (isKill ? 1 : 0)) throw new Error('usage: npm run fuzz, npm run fuzz -- kill')
  const what = isKill ? ['tests/faults/kill/'] : ['--config', 'vitest.fuzz.config.ts']
  const args = [commandFile(projectRoot, 'vitest'), 'run', ...what]
  const wanted = {
    ...(isKill ? { OVERSIKT_KILLS: values.runs ?? '2000' } : {}),
    ...(isKill && values.seed !== undefined ? { OVERSIKT_KILL_SEED: values.seed } : {}),
    ...(values.runs === undefined ? {} : { OVERSIKT_FUZZ_RUNS: values.runs }),
    ...(values.seed === undefined ? {} : { OVERSIKT_FUZZ_SEED: values.seed }),
    ...(values.bank === undefined ? {} : { OVERSIKT_FUZZ_BANK: values.bank }),
    ...(values.mutation === undefined ? {} : { OVERSIKT_FUZZ_MUTATION: values.mutation }),
  }
  return inThrowAwayHome((env) =>
    run(node, args, { cwd: projectRoot, env: { ...env, ...fastFolder(), ...wanted }, stdio: 'inherit' }),
  )
})
