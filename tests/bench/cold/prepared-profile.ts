import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, syncInto } from '../whole/processes.ts'

const migrations = join(import.meta.dirname, '../../../src/main/store/migrations')

/** Changes with the schema, so that a saved profile is never upgraded inside a measurement. */
function schemaHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 12)
}

/**
 * A profile folder with about so many transactions of ten years, synced from the invented bank. Made once and kept among the
 * system's temporary files, because making it takes longer than measuring. Copy it before opening it.
 */
export async function preparedProfile(rows: number): Promise<string> {
  const folder = join(tmpdir(), `oversikt-bench-profile-${rows}-${schemaHash()}`)
  if (existsSync(folder)) return folder
  const draft = mkdtempSync(`${folder}-draft-`)
  try {
    using built = await bundle()
    await syncInto(draft, { rows, years: 10 }, built)
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
  return folder
}

/** Endpoints nobody answers at: a person without a network. Nothing of a measurement may reach a real bank. */
export function nobodysEndpoints(folder: string): string {
  const file = join(folder, 'nobody.json')
  const nobody = 'http://127.0.0.1:9'
  writeFileSync(file, JSON.stringify({ sparebank1: { authorize: nobody, token: nobody, api: nobody } }))
  return file
}
