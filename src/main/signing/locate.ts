import { dirname, join } from 'node:path'
import { isAppError } from '../../shared/errors.ts'
import { digestFile, isOrdinaryFile } from './digest.ts'
import { isSidecarName, sidecarsBeside, signedNameOf } from './sidecar-names.ts'
import { readSidecar, type Sidecar } from './sidecar.ts'

/** A file and its signature, as far as the one that was given leads to the other. */
export type Located =
  | { readonly found: 'both'; readonly file: string; readonly signatureFile: string }
  /** The signature was given, and its file does not lie beside it. */
  | { readonly found: 'signature'; readonly signatureFile: string; readonly fileName: string }
  /** The file was given, and no signature lies beside it. */
  | { readonly found: 'file'; readonly file: string }

/**
 * Finds the other of the two.
 * @throws AppError `file-unreadable` for a file that cannot be read, or that is called as a signature and is none; `cancelled`
 */
export async function locate(given: string, signal?: AbortSignal): Promise<Located> {
  if (isSidecarName(given)) return await besideSignature(given)
  const { sha256 } = await digestFile(given, signal)
  const signatures = await readable(await sidecarsBeside(given))
  const [newest] = signatures
  const own = signatures.find(({ sidecar }) => sidecar.file.sha256 === sha256) ?? newest
  return own === undefined
    ? { found: 'file', file: given }
    : { found: 'both', file: given, signatureFile: own.signatureFile }
}

async function besideSignature(signatureFile: string): Promise<Located> {
  const { file } = await readSidecar(signatureFile)
  // As the two are called now, if they were renamed together; else as the file was called.
  for (const name of new Set([signedNameOf(signatureFile) ?? file.name, file.name])) {
    if (/[/\\\0]/.test(name)) continue // it would lead elsewhere
    const beside = join(dirname(signatureFile), name)
    if (await isOrdinaryFile(beside)) return { found: 'both', file: beside, signatureFile }
  }
  return { found: 'signature', signatureFile, fileName: file.name }
}

/** Those of a file that are signatures indeed. */
async function readable(
  files: readonly string[],
): Promise<readonly { readonly signatureFile: string; readonly sidecar: Sidecar }[]> {
  const found: { readonly signatureFile: string; readonly sidecar: Sidecar }[] = []
  for (const signatureFile of files) {
    try {
      found.push({ signatureFile, sidecar: await readSidecar(signatureFile) })
    } catch (error) {
      if (!isAppError(error, 'file-unreadable')) throw error
    }
  }
  return found
}
