// @ts-check
// npm run package: lays the app out in dist/ as it is installed. Further arguments go to electron-builder; without any
// it stops before making an installer (--dir).
import { join } from 'node:path'
import { build } from './build.mjs'
import { command, run, sayOut } from './command.mjs'
import { installPackages } from './install.mjs'
import { childEnvironment, commandFile, projectRoot } from './paths.mjs'
import { electronExecutable } from './runtime.mjs'
import { setUp } from './setup.mjs'

await command(async () => {
  const { node } = await setUp('window', sayOut)
  const chosen = process.argv.slice(2)
  const bringsElectron = chosen.some((argument) => argument.includes('electronDist'))
  if (electronExecutable(projectRoot) === null && !bringsElectron) {
    throw new Error("Packaging needs Electron's own binary: see docs/development.md")
  }
  const tools = join(projectRoot, 'scripts', 'packaging')
  installPackages(tools, sayOut)
  build(projectRoot, 'inherit')
  const args = chosen.length > 0 ? chosen : ['--dir']
  return run(node, [commandFile(tools, 'electron-builder'), '--projectDir', projectRoot, ...args], {
    cwd: projectRoot,
    env: childEnvironment(projectRoot, process.env),
    stdio: 'inherit',
  })
})
