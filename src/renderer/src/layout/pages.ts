import type { SystemId } from '../../../shared/systems.ts'
import IconArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs'
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs'
import IconChartAreaLine from '@tabler/icons-react/dist/esm/icons/IconChartAreaLine.mjs'
import IconChecklist from '@tabler/icons-react/dist/esm/icons/IconChecklist.mjs'
import IconFiles from '@tabler/icons-react/dist/esm/icons/IconFiles.mjs'
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs'
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import IconWallet from '@tabler/icons-react/dist/esm/icons/IconWallet.mjs'

export interface NavigationPage {
  readonly name:
    | 'overview'
    | 'accounts'
    | 'transactions'
    | 'review'
    | 'flexibility'
    | 'connections'
    | 'files'
    | 'history'
    | 'settings'
  readonly path: string
  readonly icon: typeof IconWallet
  /** Pages that are reached from it, and belong to it. */
  readonly also?: readonly string[]
  /** Shown only to those who have connected this. */
  readonly needs?: SystemId
}

/** The pages one moves between, in the order of the navigation and of the keys Ctrl+1, Ctrl+2 and on. */
export const pages: readonly NavigationPage[] = [
  { name: 'overview', path: '/', icon: IconChartAreaLine },
  { name: 'accounts', path: '/accounts', icon: IconWallet },
  { name: 'transactions', path: '/transactions', icon: IconArrowsExchange },
  { name: 'review', path: '/review', icon: IconChecklist },
  { name: 'flexibility', path: '/flexibility', icon: IconBolt, needs: 'fis' },
  { name: 'connections', path: '/connections', icon: IconPlugConnected },
  { name: 'files', path: '/import', icon: IconFiles, also: ['/signing'] },
  { name: 'history', path: '/history', icon: IconHistory },
  { name: 'settings', path: '/settings', icon: IconSettings },
]
