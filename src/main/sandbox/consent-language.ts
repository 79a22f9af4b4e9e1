export type ConsentLanguage = 'en' | 'nb'

/** Norwegian for whoever asks for it first, English for everybody else. */
export function consentLanguage(acceptLanguage: string | undefined): ConsentLanguage {
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',')) {
    if (/^\s*(nb|nn|no)\b/.test(range)) return 'nb'
    if (/^\s*en\b/.test(range)) return 'en'
  }
  return 'en'
}
