import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

const root = resolve(import.meta.dirname, 'src/renderer')

/** How the page is built: used by electron-vite for the app, and by the browser tests, which need no main process. */
export const rendererConfig = {
  root,
  // Relative, because the page is served from a scheme of our own.
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    minify: true,
    sourcemap: false,
    target: 'chrome140',
    // The policy has no connect-src and no data: in img-src and font-src.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: resolve(root, 'index.html') },
  },
} satisfies UserConfig
