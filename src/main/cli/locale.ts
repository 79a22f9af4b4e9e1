/**
 * What the environment wants to be spoken to in, as BCP 47, most wanted first; then what the system says, which is all there is on
 * Windows. A variable that is set to nothing is not set (POSIX, section 8.2).
 */
export function systemLanguages(env: NodeJS.ProcessEnv): readonly string[] {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((tag) => tag !== undefined && tag !== '')
  const own = new Intl.DateTimeFormat().resolvedOptions().locale
  return set === undefined ? [own] : [set.replace(/[.@].*$/, '').replace('_', '-'), own]
}
