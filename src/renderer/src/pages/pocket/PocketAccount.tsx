import { ActionIcon, Loader, Tooltip } from '@mantine/core'
import IconPinnedOff from '@tabler/icons-react/dist/esm/icons/IconPinnedOff.mjs'
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pocket } from '../../../../shared/contract.ts'
import type { Failure } from '../../../../shared/errors.ts'
import type { Money } from '../../../../shared/money.ts'
import { useCommand } from '../../api.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { Freshness } from '../../components/Freshness.tsx'
import { useFailureText } from '../../components/use-failure-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { PocketFrame } from './PocketFrame.tsx'
import styles from './Pocket.module.css'

/** The pinned account: its balance, how old that is, and the way to a newer one. */
export function PocketAccount({ pocket }: { readonly pocket: Pocket }) {
  const { t } = useTranslation()
  const refresh = useCommand('pocket:refresh')
  const unpin = useCommand('pocket:unpin')
  const isRefreshing = pocket.isRefreshing || refresh.isPending
  const failure = refresh.error?.failure ?? unpin.error?.failure ?? pocket.failure
  return (
    <PocketFrame
      name={pocket.name}
      tools={
        <>
          <p className={styles.state}>
            <State pocket={pocket} isRefreshing={isRefreshing} failure={failure} />
          </p>
          {pocket.canRefresh && (
            <Tooltip label={t('pocket.refresh')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('pocket.refresh')}
                aria-disabled={isRefreshing}
                onClick={() => {
                  if (!isRefreshing) refresh.mutate(undefined)
                }}
              >
                {isRefreshing ? <Loader size={16} /> : <IconRefresh size={18} stroke={1.7} />}
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t('pocket.unpin')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('pocket.unpin')}
              onClick={() => unpin.mutate(undefined)}
            >
              <IconPinnedOff size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <Balance balance={pocket.balance} />
    </PocketFrame>
  )
}

/** As large as the window lets it be; a new number is read aloud. */
function Balance({ balance }: { readonly balance: Money | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (balance === null) return <p className={styles.unknown}>{t('pocket.unknown')}</p>
  const length = { '--pocket-length': format.money(balance).length } as CSSProperties
  return (
    <p className={styles.balance} style={length} aria-live="polite" aria-atomic="true">
      <AmountText amount={balance} />
    </p>
  )
}

interface StateProps {
  readonly pocket: Pocket
  readonly isRefreshing: boolean
  readonly failure: Failure | null
}

/** One line: that the bank is being asked, why it did not work, or how old the number is. */
function State({ pocket, isRefreshing, failure }: StateProps) {
  const { t } = useTranslation()
  const text = useFailureText(failure ?? { code: 'internal' }, pocket.bankName ?? undefined)
  if (isRefreshing) return <span role="status">{t('pocket.refreshing')}</span>
  if (failure !== null) {
    return (
      <span role="alert" className={styles.failure} title={`${text.what} ${text.next}`}>
        {text.title}
      </span>
    )
  }
  return (
    <>
      {pocket.balance !== null && (
        <span className={styles.source}>{t(pocket.isAvailable ? 'pocket.available' : 'pocket.booked')}</span>
      )}
      <Freshness at={pocket.balanceAt} />
      {!pocket.canRefresh && <span className={styles.source}>{t('pocket.filesOnly')}</span>}
    </>
  )
}
