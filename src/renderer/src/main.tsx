import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './theme/fonts.css'
import './theme/tokens.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { createQueryClient, isOtherHousehold, markStale } from './api.ts'
import { createI18n } from './i18n/i18n.ts'
import { forgetImport } from './import-job.ts'
import { Appearance } from './layout/Appearance.tsx'
import { receiveOrder } from './orders.ts'
import { forgetUnfinishedSyncs, receiveProgress } from './progress.ts'
import { createRoutes } from './routes.tsx'
import { shareStyleNonce, styleNonce } from './theme/nonce.ts'
import { cssVariables, theme } from './theme/theme.ts'
import { installTrustedTypes } from './theme/trusted-types.ts'

installTrustedTypes(window)
shareStyleNonce()

const client = createQueryClient()
window.events.stale(({ topics }) => {
  markStale(client, topics)
  if (topics.includes('connections')) forgetUnfinishedSyncs()
  if (isOtherHousehold(topics)) forgetImport()
})
window.events.progress(receiveProgress)
window.events.order(receiveOrder)

// Until main has said which language is set, the system's own.
const i18n = createI18n(/^(nb|no|nn)\b/.test(navigator.language) ? 'nb' : 'en')
const routes = createRoutes()
window.events.go(({ to, connectionId }) => {
  void routes.navigate(to === 'renewal' ? `/connect?renew=${connectionId}` : '/connections')
})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root element')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={client}>
          <Appearance>
            <Notifications position="bottom-right" />
            <RouterProvider router={routes} />
          </Appearance>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  </StrictMode>,
)
