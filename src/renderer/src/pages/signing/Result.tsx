import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import IconShieldX from '@tabler/icons-react/dist/esm/icons/IconShieldX.mjs'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignatureCheck, Verification } from '../../../../shared/verification.ts'
import { SignedText } from '../../components/SignedText.tsx'
import { Checks } from './Checks.tsx'
import { Facts } from './Facts.tsx'
import styles from './Result.module.css'

interface ResultProps {
  readonly verification: Verification
}

/** What came of a check: may the file be relied on, as far as that can be told here, and by what. */
export function Result({ verification }: ResultProps) {
  const { t } = useTranslation()
  const { visibleText, verdict } = verification
  return (
    <section className={styles.result} aria-label={t(`signing.verdict.${verdict}`)}>
      <Verdict verification={verification} />
      <div className={styles.body}>
        <Warnings verification={verification} />
        <div className={styles.known}>
          <Facts verification={verification} />
          {visibleText !== null && (
            <div className={styles.read}>
              <h3 className={styles.small}>{t('signing.visibleText')}</h3>
              <SignedText text={visibleText} />
            </div>
          )}
        </div>
        <Checks checks={verification.checks} environment={verification.environment} />
      </div>
    </section>
  )
}

function Verdict({ verification }: ResultProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const { verdict, checks } = verification
  useEffect(() => heading.current?.focus(), [verification])
  const [first, ...others] = checks.filter(({ outcome }) => outcome === 'failed')
  const count = others.length
  const Icon = verdict === 'intact' ? IconShieldCheck : IconShieldX
  return (
    <div className={styles.verdict} data-verdict={verdict}>
      <Icon size={44} stroke={1.5} aria-hidden="true" />
      <div>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t(`signing.verdict.${verdict}`)}
        </h2>
        <p className={styles.why}>
          {verdict === 'intact'
            ? t('signing.verdict.intactText')
            : first === undefined
              ? t('signing.verdict.refusedOpen')
              : t(`signing.checks.${first.check}.failed`)}{' '}
          {count > 0 && t('signing.verdict.refusedMore', { count })}
        </p>
      </div>
    </div>
  )
}

/** What a good verdict does not say: who it was. */
function Warnings({ verification: { checks, environment, verdict } }: ResultProps) {
  const isOpen = (wanted: SignatureCheck) =>
    checks.some(({ check, outcome }) => check === wanted && outcome === 'not-checked')
  const isRootOpen = verdict === 'intact' && isOpen('certificate-root') && environment !== 'simulator'
  return (
    <>
      {environment === 'simulator' && <Warning kind="simulator" />}
      {environment === 'test' && <Warning kind="test" />}
      {isRootOpen && <Warning kind="root" />}
    </>
  )
}

function Warning({ kind }: { readonly kind: 'root' | 'test' | 'simulator' }) {
  const { t } = useTranslation()
  return (
    <div className={styles.warning}>
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
      <div>
        <h3>{t(`signing.warnings.${kind}.title`)}</h3>
        <p>{t(`signing.warnings.${kind}.text`)}</p>
      </div>
    </div>
  )
}
