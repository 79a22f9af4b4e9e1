// The thread that stretches one password in WebAssembly, which takes half a second or more: in main the window would stand still
// for as long. Runs bundled, and as plain TypeScript in tests: nothing in this file's imports may need Vite.
import { parentPort, workerData } from 'node:worker_threads'
import type { StretchInput, StretchReply } from './stretch-protocol.ts'
import { stretchInWasm } from './stretch-wasm.ts'

async function answer(input: StretchInput): Promise<StretchReply> {
  try {
    return { stretched: await stretchInWasm(input) }
  } catch (error) {
    return { failure: error instanceof Error ? error.name : 'something that is no error was thrown' }
  } finally {
    input.password.fill(0)
  }
}

if (parentPort === null) throw new Error('the stretcher is a worker thread')
parentPort.postMessage(await answer(workerData as StretchInput))
parentPort.close()
