import { Anchor, Button } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockedView } from '../../../../shared/lock.ts'
import { endFirstPage } from '../../components/first-page.ts'
import { Hills } from '../../components/Hills.tsx'
import { Badges } from '../Badges.tsx'
import { Brand } from '../Brand.tsx'
import { BankIdUnlock } from './BankIdUnlock.tsx'
import { CodeForm } from './CodeForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { useUnlocked } from './use-unlocked.ts'
import styles from './LockScreen.module.css'

type Way = 'password' | 'bankid' | 'code'

/** All there is to see while the app is locked: what opens it, and nothing of whose it is. */
export function LockScreen({ locked }: { readonly locked: LockedView }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Way | null>(null)
  const onUnlocked = useUnlocked()
  useEffect(() => {
    document.title = t('common.appName')
  }, [t])
  useEffect(endFirstPage, []) // the field goes with this screen, and the page behind it begins at its heading
  const first: Way = locked.canPassword ? 'password' : locked.canBankId ? 'bankid' : 'code'
  const way = chosen ?? first
  const widths = { password: '', bankid: chosen === null ? '' : styles.wide, code: styles.medium } as const
  const goTo = (next: Way) => () => setChosen(next)
  return (
    <main className={styles.screen}>
      <Hills />
      <div className={styles.badges}>
        <Badges />
      </div>
      <div className={`${styles.column} ${widths[way] ?? ''}`}>
        <header className={styles.head}>
          <Brand />
          <h1 className={styles.title}>{t('lock.screen.title')}</h1>
          <p className={styles.subtitle}>{t('lock.screen.subtitle')}</p>
        </header>
        {way === 'password' && <PasswordForm retryAt={locked.retryAt} onUnlocked={onUnlocked} />}
        {way === 'bankid' && (
          <BankIdUnlock
            isChosen={chosen === 'bankid'}
            onUnlocked={onUnlocked}
            onBack={() => setChosen(null)}
          />
        )}
        {way === 'code' && locked.canRecover && <CodeForm onUnlocked={onUnlocked} />}
        <Others>
          {way === 'password' && locked.canBankId && (
            <Button variant="default" size="md" fullWidth onClick={goTo('bankid')}>
              {t('lock.screen.withBankId')}
            </Button>
          )}
          {way !== 'password' && locked.canPassword && (
            <Away onClick={goTo('password')}>{t('lock.screen.withPassword')}</Away>
          )}
          {way === 'code' && locked.canBankId && !locked.canPassword && (
            <Away onClick={() => setChosen(null)}>{t('lock.screen.withBankId')}</Away>
          )}
          {way === 'password' && !locked.canRecover && !locked.canBankId && (
            <p className={styles.forgot}>{t('lock.screen.noCode')}</p>
          )}
          {way !== 'code' && locked.canRecover && (
            <Away onClick={goTo('code')}>
              {t(locked.canPassword ? 'lock.screen.withCode' : 'lock.screen.withCodeOnly')}
            </Away>
          )}
        </Others>
      </div>
    </main>
  )
}

function Others({ children }: { readonly children: ReactNode }) {
  return <div className={styles.others}>{children}</div>
}

function Away({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <Anchor component="button" type="button" size="sm" fw={560} onClick={onClick}>
      {children}
    </Anchor>
  )
}
