import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/** Larger than any certificate or key; somebody named the wrong file. */
const largest = 98_304

/**
 * The bytes of a file with a certificate or a key. `called` is what the person calls it: an option, or words.
 * @throws AppError `invalid-input`; nothing of the file is in it
 */
export function bytesOf(path: string, called: string): Buffer {
  const file = resolve(path)
  let isSmall: boolean
  try {
    isSmall = statSync(file).size <= largest
  } catch (cause) {
    throw new AppError('invalid-input', `${called}: there is no such file`, { cause })
  }
  if (!isSmall)
    throw new AppError('invalid-input', `${called}: the file is too large for a certificate or a key`)
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new AppError('invalid-input', `${called}: the file cannot be read`, { cause })
  }
}

/** The same of a file in PEM. @throws AppError `invalid-input` */
export function pemOf(path: string, called: string): string {
  const text = bytesOf(path, called).toString('utf8')
  if (text.includes('-----BEGIN ')) return text
  throw new AppError('invalid-input', `${called}: the file is not PEM`)
}
