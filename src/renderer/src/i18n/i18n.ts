import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../../shared/language.ts'
import { en, nb } from './resources.ts'

/** The locale that writes dates and numbers in each language. English is the British kind: day before month. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', nb: 'nb-NO' }

/** BCP 47 tag for Intl of a language, or of whatever i18next says is in force. */
export function localeOf(language: string): string {
  return language === 'nb' ? locales.nb : locales.en
}

/** Both languages are in the bundle, so a switch needs no reload and no waiting. */
export function createI18n(language: Language): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, nb: { translation: nb } },
    initAsync: false,
    interpolation: { escapeValue: false }, // React writes text as text
    returnNull: false,
  })
  return instance
}
