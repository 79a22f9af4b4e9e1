import { argon2id } from 'hash-wasm'
import { stretchedBytes, type StretchInput } from './stretch-protocol.ts'

/** Argon2id in WebAssembly, for a runtime whose own cryptography has none: it holds its thread for as long as it takes. */
export async function stretchInWasm({ password, salt, cost, secret }: StretchInput): Promise<Uint8Array> {
  return await argon2id({
    password,
    salt,
    ...(secret === undefined ? {} : { secret }),
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: stretchedBytes,
    outputType: 'binary',
  })
}
