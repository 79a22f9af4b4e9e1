import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useTranslation } from 'react-i18next'
import type { CheckOutcome, SignatureCheck, Verification } from '../../../../shared/verification.ts'
import styles from './Result.module.css'

interface ChecksProps {
  readonly checks: readonly CheckOutcome[]
  readonly environment: Verification['environment']
}

type Group = 'file' | 'signature' | 'person' | 'confirmation'
/** What each check is about. */
const groupOf: Readonly<Record<SignatureCheck, Group>> = {
  'file-digest': 'file',
  'file-size': 'file',
  'visible-text': 'file',
  'hidden-data': 'file',
  'xml-structure': 'signature',
  purpose: 'signature',
  'data-digest': 'signature',
  'certificates-digest': 'signature',
  'signature-value': 'signature',
  'certificate-chain': 'person',
  'certificate-root': 'person',
  environment: 'person',
  'certificate-valid-then': 'person',
  'same-person': 'person',
  'ocsp-status': 'confirmation',
  'ocsp-certificate': 'confirmation',
  'ocsp-signature': 'confirmation',
  'ocsp-nonce': 'confirmation',
}
const groups: readonly Group[] = ['file', 'signature', 'person', 'confirmation']

/** Everything that was looked at, with what came of it. */
export function Checks({ checks, environment }: ChecksProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group} aria-label={t(`signing.groups.${group}`)}>
          <h3 className={styles.small}>{t(`signing.groups.${group}`)}</h3>
          <ul className={styles.checks}>
            {checks.map(
              (each) =>
                groupOf[each.check] === group && (
                  <Check key={each.check} {...each} environment={environment} />
                ),
            )}
          </ul>
        </section>
      ))}
    </div>
  )
}

const icons = { passed: IconCheck, failed: IconX, 'not-checked': IconCircleDashed } as const

/** Why a check was left open: for want of the root, as a simulator made it, for policies nobody knows, or as nothing could be read. */
function whyOpen(check: SignatureCheck, environment: Verification['environment']) {
  if (environment === null) return 'rest'
  if (environment === 'simulator' && (check === 'certificate-root' || check === 'environment'))
    return 'simulated'
  if (check === 'certificate-root') return 'root'
  return check === 'environment' ? 'environment' : 'rest'
}

function Check({ check, outcome, environment }: CheckOutcome & Pick<ChecksProps, 'environment'>) {
  const { t } = useTranslation()
  const Icon = icons[outcome]
  return (
    <li className={styles.check} data-outcome={outcome}>
      <Icon size={17} stroke={2.2} aria-hidden="true" />
      <span className={styles.name}>{t(`signing.checks.${check}.name`)}</span>
      <span className={styles.outcome}>{t(`signing.outcomes.${outcome}`)}</span>
      {outcome === 'not-checked' && (
        <span className={styles.meaning}>{t(`signing.open.${whyOpen(check, environment)}`)}</span>
      )}
      {outcome === 'failed' && <span className={styles.meaning}>{t(`signing.checks.${check}.failed`)}</span>}
    </li>
  )
}
