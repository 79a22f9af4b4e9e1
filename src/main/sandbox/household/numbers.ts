const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** An invented Norwegian account number: ten digits and their mod-11 check digit. Where no digit fits, the next number does. */
export function accountNumber(firstTen: number): string {
  const ten = String(firstTen).padStart(10, '0')
  const sum = weights.reduce((total, weight, at) => total + weight * Number(ten[at]), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? accountNumber(firstTen + 1) : `${ten}${check}`
}

/** The Norwegian IBAN of an account number (ISO 13616: mod 97 over the number, `NO` as 2324, and `00`). */
export function ibanOf(number: string): string {
  const check = 98n - (BigInt(`${number}232400`) % 97n)
  return `NO${String(check).padStart(2, '0')}${number}`
}
