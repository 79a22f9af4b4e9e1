import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { rendererConfig } from '../../vite.renderer.config.ts'
import { serveRenderer } from './serve.ts'

/** Builds the page into a folder of its own, so that two runs never meet, and serves it for the whole run. */
export default async function prepare(): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'oversikt-renderer-'))
  await build({
    ...rendererConfig,
    configFile: false,
    logLevel: 'warn',
    build: { ...rendererConfig.build, outDir },
  })
  const { url, server } = await serveRenderer(outDir)
  process.env.RENDERER_URL = url
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(outDir, { recursive: true })
  }
}
