import IconBuildingBank from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import IconChartLine from '@tabler/icons-react/dist/esm/icons/IconChartLine.mjs'
import IconCoins from '@tabler/icons-react/dist/esm/icons/IconCoins.mjs'
import IconCreditCard from '@tabler/icons-react/dist/esm/icons/IconCreditCard.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconPigMoney from '@tabler/icons-react/dist/esm/icons/IconPigMoney.mjs'
import IconReceipt from '@tabler/icons-react/dist/esm/icons/IconReceipt.mjs'
import IconUmbrella from '@tabler/icons-react/dist/esm/icons/IconUmbrella.mjs'
import IconWallet from '@tabler/icons-react/dist/esm/icons/IconWallet.mjs'
import type { AccountKind } from '../../../shared/model.ts'
import styles from './AccountIcon.module.css'

const icons = {
  current: IconWallet,
  savings: IconPigMoney,
  bsu: IconHome,
  'credit-card': IconCreditCard,
  currency: IconCoins,
  'share-savings': IconChartLine,
  pension: IconUmbrella,
  loan: IconReceipt,
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
