import { everywhere, options, usage } from './options.ts'

export type CopiesCommand =
  | { readonly name: 'copies' }
  | { readonly name: 'copies make' }
  | {
      readonly name: 'copies restore'
      readonly fileName: string
      /** Said beforehand: nobody is asked. */
      readonly isAgreed: boolean
    }

/** @throws AppError `invalid-input` */
export function copies(args: readonly string[]): { readonly command: CopiesCommand; readonly json: boolean } {
  const { values, positionals } = options(args, { ...everywhere, yes: { type: 'boolean' } } as const, 2)
  const [verb, fileName] = positionals
  const json = values.json ?? false
  const isAgreed = values.yes ?? false
  if (verb === 'restore') {
    if (fileName === undefined) throw usage('copies restore needs the name of a copy: `copies` lists them')
    return { command: { name: 'copies restore', fileName, isAgreed }, json }
  }
  if (fileName !== undefined) throw usage(`unexpected argument "${fileName}"`)
  if (isAgreed) throw usage('--yes is for copies restore')
  if (verb === undefined) return { command: { name: 'copies' }, json }
  if (verb === 'make') return { command: { name: 'copies make' }, json }
  throw usage(`copies takes make or restore, and not "${verb}"`)
}
