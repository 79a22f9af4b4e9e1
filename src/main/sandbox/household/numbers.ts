const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** An invented Norwegian account number: ten digits and their mod-11 check digit. Where no digit fits, the next number does. */
export function accountNumber(firstTen: number): string {
  const ten = String(firstTen).padStart(10, '0')
  const sum = weights.reduce((total, weight, at) => total + weight * Number(ten[at]), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? accountNumber(firstTen + 1) : `${ten}${check}`
}

/** An invented Dutch account number at bunq: nine digits and the one that makes the eleven-test right. Where no digit fits, the next number does. */
export function bunqNumber(firstNine: number): string {
  const nine = String(firstNine).padStart(9, '0')
  const sum = [...nine].reduce((total, digit, at) => total + (10 - at) * Number(digit), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? bunqNumber(firstNine + 1) : `${nine}${check}`
}

/** The IBAN of a national account number (ISO 13616: mod 97 over number, country and `00`, letters counting from 10). */
export function ibanOf(country: 'NO' | 'NL', number: string): string {
  const digits = [...`${number}${country}00`].map((letter) => Number.parseInt(letter, 36)).join('')
  const check = 98n - (BigInt(digits) % 97n)
  return `${country}${String(check).padStart(2, '0')}${number}`
}
