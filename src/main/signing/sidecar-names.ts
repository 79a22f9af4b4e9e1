import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const ending = '.bankid.json'
const named = /^(?<file>.+)\.bankid(?: \((?<number>[2-9]|[1-9]\d{1,3})\))?\.json$/s
/** More signatures of one file than anybody makes. */
const mostNames = 1000

export function isSidecarName(file: string): boolean {
  return named.test(basename(file))
}

/** `accounts.csv.bankid.json`, then `accounts.csv.bankid (2).json`: a signature never takes the place of another. */
export function* sidecarNamesOf(file: string): Generator<string> {
  yield `${file}${ending}`
  for (let number = 2; number < mostNames; number++) yield `${file}.bankid (${number}).json`
}

/** The name of the file that a signature file lies beside; null for another name. */
export function signedNameOf(sidecarFile: string): string | null {
  return named.exec(basename(sidecarFile))?.groups?.['file'] ?? null
}

/** Signature files that lie beside a file, the newest name first. None where the folder cannot be read. */
export async function sidecarsBeside(file: string): Promise<readonly string[]> {
  const folder = dirname(file)
  const name = basename(file)
  const names = await namesIn(folder)
  return names
    .flatMap((each) => {
      const { file: signed, number } = named.exec(each)?.groups ?? {}
      return signed === name ? [{ each, number: Number(number ?? 1) }] : []
    })
    .sort((a, b) => b.number - a.number)
    .map(({ each }) => join(folder, each))
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return [] // then the person is asked where the signature is
  }
}
