/**
 * The second net. The first is that nobody hands the log anything personal; this one catches what slips through in a
 * library's error message. It withholds too much rather than too little, but keeps what a log line lives by: instants,
 * counts, UUIDs, eight-character references, file names.
 */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const secretWords =
  'access_token|refresh_token|id_token|client_id|client_secret|code_verifier|code_challenge|client_assertion|' +
  'authorization|password|secret|token|state|code|key'

interface Rule {
  readonly pattern: RegExp
  readonly replace: (match: string, ...groups: string[]) => string
}

const rules: readonly Rule[] = [
  // Addresses keep their place and lose what rides along: user, query, fragment.
  { pattern: /([a-z][a-z0-9+.-]*:\/\/)[^\s/@?#"']+@/gi, replace: (_, scheme = '') => scheme },
  {
    pattern: /([a-z][a-z0-9+.-]*:\/\/[^\s?#"'<>]*)[?#][^\s"'<>)]*/gi,
    replace: (_, place = '') => `${place}?[query]`,
  },
  { pattern: /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, replace: (_, kind = '') => `${kind} [token]` },
  // `code=…` of a form or a query, and `"access_token": "…"` of JSON.
  {
    pattern: new RegExp(`\\b(${secretWords})(=|"\\s*:\\s*")[^&\\s"']+`, 'gi'),
    replace: (_, name = '', sign = '') => `${name}${sign}[secret]`,
  },
  { pattern: /\beyJ[\w-]+(?:\.[\w-]*)+/g, replace: () => '[token]' },
  // ISO 13616: two letters, two digits, then 11 to 30 characters, often printed in fours.
  { pattern: /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b/g, replace: () => '[iban]' },
  { pattern: /(?<![\w.])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?!\w)/g, replace: () => '[card]' },
  // A Norwegian account or national identity number: 11 digits, also printed 4-2-5 and 6-5.
  { pattern: /(?<![\w.-])(?:\d{4}([. ]?)\d{2}\1\d{5}|\d{6} \d{5})(?!\w)/g, replace: () => '[account]' },
  {
    pattern:
      /(?<!\w)(?:(?:NOK|SEK|DKK|EUR|USD|GBP|kr)\s?[-−]?\d[\d.,\s]*\d|[-−]?\d[\d.,  ]*\s?(?:NOK|SEK|DKK|EUR|USD|GBP|kr))(?!\w)/g,
    replace: () => '[amount]',
  },
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, replace: () => '[address]' },
  { pattern: /\b[0-9a-f]{24,}\b/gi, replace: () => '[hex]' },
  { pattern: /[\w+/-]{40,}={0,2}/g, replace: (run) => (isMixed(run) ? '[opaque]' : run) },
  { pattern: /[\w+-]{20,}={0,2}/g, replace: (run) => (!uuid.test(run) && isMixed(run) ? '[opaque]' : run) },
]

/** Random text carries digits and letters of both cases; a path, a UUID or a name in code rarely carries all three. */
function isMixed(run: string): boolean {
  return (run.match(/\d/g)?.length ?? 0) >= 2 && /[a-z]/.test(run) && /[A-Z]/.test(run)
}

/** The text with everything that looks like a secret, an account, an amount or a person's address replaced by its kind. */
export function redact(text: string): string {
  return rules.reduce((current, { pattern, replace }) => current.replace(pattern, replace), text)
}
