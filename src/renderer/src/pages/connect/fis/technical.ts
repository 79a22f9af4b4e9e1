import { defaultFisSettings, type FisSettings } from '../../../../../shared/fis.ts'
import { addressOf, isApiVersion } from './fis-state.ts'

/** What stands in the technical fields, right or wrong. */
export interface Technical {
  readonly authUrl: string
  readonly apiUrl: string
  readonly sendsVersion: boolean
  readonly apiVersion: string
  readonly subForm: FisSettings['subForm']
  readonly audience: FisSettings['audience']
}

export function technicalOf(settings: FisSettings): Technical {
  return {
    authUrl: settings.authUrl,
    apiUrl: settings.apiUrl,
    sendsVersion: settings.apiVersion !== null,
    apiVersion: settings.apiVersion ?? defaultFisSettings.apiVersion ?? '',
    subForm: settings.subForm,
    audience: settings.audience,
  }
}

/** Which of the fields are wrong. */
export function faultsOf({ authUrl, apiUrl, sendsVersion, apiVersion }: Technical) {
  return {
    authUrl: addressOf(authUrl) === null,
    apiUrl: addressOf(apiUrl) === null,
    apiVersion: sendsVersion && !isApiVersion(apiVersion.trim()),
  }
}

/** The settings the fields stand for; null where one of them is wrong. */
export function readTechnical(typed: Technical): Omit<FisSettings, 'actAs'> | null {
  const authUrl = addressOf(typed.authUrl)
  const apiUrl = addressOf(typed.apiUrl)
  if (authUrl === null || apiUrl === null || faultsOf(typed).apiVersion) return null
  const apiVersion = typed.sendsVersion ? typed.apiVersion.trim() : null
  return { authUrl, apiUrl, apiVersion, subForm: typed.subForm, audience: typed.audience }
}
