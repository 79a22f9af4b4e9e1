import IconBuildingBank from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import IconChartLine from '@tabler/icons-react/dist/esm/icons/IconChartLine.mjs'
import IconCoins from '@tabler/icons-react/dist/esm/icons/IconCoins.mjs'
import IconCreditCard from '@tabler/icons-react/dist/esm/icons/IconCreditCard.mjs'
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconPigMoney from '@tabler/icons-react/dist/esm/icons/IconPigMoney.mjs'
import IconReceipt from '@tabler/icons-react/dist/esm/icons/IconReceipt.mjs'
import IconTrendingUp from '@tabler/icons-react/dist/esm/icons/IconTrendingUp.mjs'
import IconUmbrella from '@tabler/icons-react/dist/esm/icons/IconUmbrella.mjs'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import IconWallet from '@tabler/icons-react/dist/esm/icons/IconWallet.mjs'
import type { AccountKind } from '../../../shared/model.ts'
import styles from './AccountIcon.module.css'

const icons = {
  current: IconWallet,
  joint: IconUsers,
  savings: IconPigMoney,
  bsu: IconHome,
  'credit-card': IconCreditCard,
  currency: IconCoins,
  'share-savings': IconChartLine,
  investment: IconTrendingUp,
  pension: IconUmbrella,
  loan: IconReceipt,
  external: IconExternalLink,
  other: IconBuildingBank,
} as const satisfies Record<AccountKind, unknown>

/** A picture of the kind of account. For the eye only: its name stands beside it as text. */
export function AccountIcon({ kind }: { readonly kind: AccountKind }) {
  const Icon = icons[kind]
  return (
    <span className={styles.icon} aria-hidden="true">
      <Icon size={18} stroke={1.7} />
    </span>
  )
}
