import { randomBytes } from 'node:crypto'
import { recoveryCodeLetters } from '../../shared/lock.ts'

/** Crockford's: none of the letters that are taken for a digit, nor U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeBytes = 20
const groupLetters = 4

/** 160 random bits: nobody guesses them, so no wait stands before them and no stretching. */
export function newRecoveryCode(): { readonly code: string; readonly opener: Uint8Array } {
  const opener = Uint8Array.from(randomBytes(codeBytes))
  const bits = [...opener].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const code = (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)] ?? '').join('')
  return { code: (code.match(new RegExp(`.{${groupLetters}}`, 'g')) ?? []).join('-'), opener }
}

/** As copied from paper: case, blanks and dashes do not matter, and O, I and L are what they were taken for. */
export function plainLetters(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** null: no code. */
export function readRecoveryCode(typed: string): Uint8Array | null {
  const digits = [...plainLetters(typed)].map((letter) => letters.indexOf(letter))
  if (digits.length !== recoveryCodeLetters || digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}
