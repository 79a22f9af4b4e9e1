// A program of its own, because the D-Bus session of a process cannot change: does what its arguments say with the real
// keychain and prints one JSON line for each: what came back, or the code of the error.
import { AppError } from '../../../shared/errors.ts'
import { keytarKeychain } from '../keytar.ts'
import { createVault } from '../vault.ts'

const id = '00000000-0000-4000-8000-000000000001'
const secrets = { credentials: { clientId: 'client', clientSecret: 'c4n4ry-secret' }, tokens: null }
const vault = createVault({ keychain: keytarKeychain(), service: 'oversikt-test-session' })

const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
  load: () => vault.load(id),
  save: () => vault.save(id, secrets),
  saveTokens: () => vault.saveTokens(id, null),
  remove: () => vault.remove(id),
  loadStoreKey: async () => (await vault.loadStoreKey())?.length ?? null,
  createStoreKey: async () => (await vault.createStoreKey()).length,
}

for (const name of process.argv.slice(2)) {
  const result = await deeds[name]?.().catch((error: unknown) =>
    error instanceof AppError ? error.code : 'not an AppError',
  )
  process.stdout.write(`${JSON.stringify([name, result ?? null])}\n`)
}
