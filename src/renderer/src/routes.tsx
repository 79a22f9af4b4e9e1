import { createHashRouter } from 'react-router'
import { BareFrame, Frame } from './layout/Frame.tsx'
import { Gate } from './layout/Gate.tsx'
import { NotFound, RouteProblem } from './layout/RouteProblem.tsx'

/** Every page is a file of its own, fetched when first visited; a hash, because the app's scheme knows one document. */
export function createRoutes() {
  return createHashRouter([
    {
      path: 'pocket',
      HydrateFallback: () => null,
      ErrorBoundary: RouteProblem,
      lazy: async () => ({ Component: (await import('./pages/pocket/PocketPage.tsx')).PocketPage }),
    },
    {
      Component: Gate,
      ErrorBoundary: RouteProblem,
      HydrateFallback: () => null,
      children: [
        {
          Component: Frame,
          children: [
            {
              ErrorBoundary: RouteProblem,
              children: [
                { index: true, lazy: async () => ({ Component: (await import('./pages/overview/OverviewPage.tsx')).OverviewPage }) },
                { path: 'accounts', lazy: async () => ({ Component: (await import('./pages/accounts/AccountsPage.tsx')).AccountsPage }) },
                { path: 'transactions', lazy: async () => ({ Component: (await import('./pages/transactions/TransactionsPage.tsx')).TransactionsPage }) },
                { path: 'review', lazy: async () => ({ Component: (await import('./pages/review/ReviewPage.tsx')).ReviewPage }) },
                { path: 'connections', lazy: async () => ({ Component: (await import('./pages/connections/ConnectionsPage.tsx')).ConnectionsPage }) },
                { path: 'import', lazy: async () => ({ Component: (await import('./pages/import/ImportPage.tsx')).ImportPage }) },
                { path: 'history', lazy: async () => ({ Component: (await import('./pages/history/HistoryPage.tsx')).HistoryPage }) },
                { path: 'flexibility', lazy: async () => ({ Component: (await import('./pages/flexibility/FlexibilityPage.tsx')).FlexibilityPage }) },
                { path: 'signing', lazy: async () => ({ Component: (await import('./pages/signing/SigningPage.tsx')).SigningPage }) },
                { path: 'settings', lazy: async () => ({ Component: (await import('./pages/settings/SettingsPage.tsx')).SettingsPage }) },
                { path: '*', Component: NotFound },
              ],
            },
          ],
        },
        {
          Component: BareFrame,
          children: [
            {
              ErrorBoundary: RouteProblem,
              children: [
                { path: 'welcome', lazy: async () => ({ Component: (await import('./pages/welcome/WelcomePage.tsx')).WelcomePage }) },
                { path: 'connect', lazy: async () => ({ Component: (await import('./pages/connect/ConnectPage.tsx')).ConnectPage }) },
              ],
            },
          ],
        },
      ],
    },
  ]) // prettier-ignore
}
