import { useHotkeys } from '@mantine/hooks'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import { useTranslation } from 'react-i18next'
import { useApi, useCommand } from '../../api.ts'
import { lockKey } from '../../components/lock-key.ts'
import styles from './LockNow.module.css'

/** Below the navigation while a lock is set: one press, or the key that the menu names too. */
export function LockNow({ platform }: { readonly platform: string }) {
  const { t } = useTranslation()
  const isOn = useApi('lock:get', undefined).data?.isOn === true
  const { mutate } = useCommand('lock:now')
  // Within a text field too. Without a lock the key is the menu's, which knows what to do with it.
  useHotkeys(isOn ? [['mod+L', () => mutate(undefined)]] : [], [])
  if (!isOn) return null
  return (
    <button
      type="button"
      className={styles.lock}
      title={t('lock.nowWithKey', { key: lockKey(platform) })}
      aria-keyshortcuts={platform === 'darwin' ? 'Meta+L' : 'Control+L'}
      onClick={() => mutate(undefined)}
    >
      <IconLock size={18} stroke={1.7} aria-hidden="true" />
      {t('lock.now')}
    </button>
  )
}
