/** Where the system says it, in the order glib asks, and Electron through it: the first that is set counts. */
const variables = ['LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'] as const

/** The person's languages, most wanted first, as BCP 47 tags; `en-US` where the system names none. */
export function preferredLanguages(env: NodeJS.ProcessEnv): string[] {
  const list = variables.map((name) => env[name] ?? '').find((value) => value !== '') ?? ''
  const tags = list.split(':').map(languageTag)
  const known = [...new Set(tags.filter((tag) => tag !== null))]
  return known.length === 0 ? ['en-US'] : known
}

/** `nb_NO.UTF-8` is `nb-NO`; `C` and `POSIX` are no languages. */
function languageTag(locale: string): string | null {
  const [bare = ''] = locale.split(/[.@]/)
  return /^[a-z]{2,3}(_[A-Z]{2})?$/.test(bare) ? bare.replace('_', '-') : null
}
