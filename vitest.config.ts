import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{integration,policy,host,faults,fuzz,scripts}/**/*.test.ts'],
    testTimeout: 20_000,
    // The app's threads run here as TypeScript, which Node strips in WebAssembly, in each thread anew. After a thousand calls V8
    // replaces a wrapper of that module, and where another thread that shared it has just ended it crashes (Node 24.21, SIGSEGV in
    // NativeModule::FreeCode; 300 starts of the app bring it about). So no wrapper is ever replaced. The app itself has no TypeScript.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
  },
})
