import { useMantineColorScheme } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api.ts'

const schemes = { system: 'auto', light: 'light', dark: 'dark' } as const

/** Keeps language and theme as the settings say, while the app runs. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const language = useApi('app:status', undefined).data?.language
  const theme = useApi('settings:get', undefined).data?.theme

  useEffect(() => {
    if (language !== undefined && language !== i18n.language) void i18n.changeLanguage(language)
    document.documentElement.lang = language ?? i18n.language
  }, [language, i18n])

  useEffect(() => {
    if (theme !== undefined) setColorScheme(schemes[theme])
    // setColorScheme is made anew on every drawing; only the setting itself matters here.
  }, [theme]) // eslint-disable-line react-hooks/exhaustive-deps

  return children
}
