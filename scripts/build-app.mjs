// @ts-check
// npm run build: main, preload and renderer into out/.
import { build } from './build.mjs'
import { command, sayOut } from './command.mjs'
import { projectRoot } from './paths.mjs'
import { setUp } from './setup.mjs'

await command(async () => {
  await setUp('code', sayOut)
  build(projectRoot, 'inherit')
  return 0
})
