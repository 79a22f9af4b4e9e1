import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import { rendererConfig } from './vite.renderer.config.ts'

const source = (file: string) => resolve(import.meta.dirname, 'src', file)

/** The programs of main. `needs-keychain` is asked by `scripts/cli.mjs` before it starts `cli`; `reader` is the worker thread of the questions, `importer` that of a file, `copier` that of copies of
 *  the store, `stretcher` that of a password; they are found beside the bundle that starts them. */
const mainEntries = {
  index: source('main/index.ts'),
  cli: source('main/cli.ts'),
  'needs-keychain': source('main/cli/needs-keychain.ts'),
  reader: source('main/queries/reader.ts'),
  importer: source('main/files/import-thread/import-thread.ts'),
  copier: source('main/store/copy-thread.ts'),
  stretcher: source('main/lock/stretch-thread.ts'),
  sandbox: source('main/sandbox/run.ts'),
}

/** `dependencies` of package.json (the two native modules) stay outside; everything else is bundled. */
export default defineConfig({
  main: {
    build: {
      sourcemap: false,
      rolldownOptions: {
        input: mainEntries,
        // The invented bank lies in chunks of its own that a start without it never reads.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      sourcemap: false,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file whatever the package's type says.
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: rendererConfig,
})
