import { createHash } from 'node:crypto'

/** The bank's internal id of an account: 32 upper-case hex digits, the same on every start (fact sheet 6). */
export function accountId(seed: number, name: string): string {
  return createHash('sha256').update(`sbanken ${seed} ${name}`).digest('hex').slice(0, 32).toUpperCase()
}
