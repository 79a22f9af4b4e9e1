import { parseArgs, type ParseArgsConfig } from 'node:util'
import { AppError } from '../../shared/errors.ts'

export type Options = NonNullable<ParseArgsConfig['options']>

/** Of every command. */
export const everywhere = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options

/** A refusal of what was typed, in words for the person at the terminal. */
export function usage(message: string, cause?: unknown): AppError {
  return new AppError('invalid-input', message, cause === undefined ? {} : { cause })
}

/** parseArgs with our words for its errors, and a bound on how many plain words a command takes. */
export function options<O extends Options>(args: readonly string[], known: O, most: number, least = 0) {
  try {
    const parsed = parseArgs({
      args: withSignedAmounts(args),
      options: known,
      allowPositionals: true,
      strict: true,
    })
    if (parsed.positionals.length > most)
      throw usage(`unexpected argument "${parsed.positionals[most] ?? ''}"`)
    if (parsed.positionals.length < least) throw usage('an argument is missing')
    return parsed
  } catch (error) {
    if (error instanceof AppError) throw error
    throw misparsed(error)
  }
}

/** parseArgs explains at length how to escape what nobody meant; only which option it was is of use. */
function misparsed(error: unknown): AppError {
  if (!(error instanceof Error && 'code' in error)) return usage('the arguments do not parse', error)
  const [, option = ''] = /'(?:-\w, )?(--?[^\s']+)/.exec(error.message) ?? []
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return usage(`there is no option ${option} here`, error)
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return usage(`${option} ${/does not take/.test(error.message) ? 'takes no' : 'needs a'} value`, error)
  return usage(error.message, error)
}

/** `--min -149.90` as people type it; parseArgs alone would take the amount for an option. */
function withSignedAmounts(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const argument of args) {
    const option = joined.at(-1)
    if ((option === '--min' || option === '--max' || option === '--balance') && /^-[\d.,]/.test(argument)) {
      joined.splice(-1, 1, `${option}=${argument}`)
    } else joined.push(argument)
  }
  return joined
}

export function wholeNumber(text: string, option: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw usage(`${option} takes a whole number above zero`)
  return Number(text)
}

/** Only what was given: an option that was left out is no field at all. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
