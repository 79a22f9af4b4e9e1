import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verification } from '../../../../shared/verification.ts'
import { useFormat } from '../../format/use-format.ts'
import { harmless } from '../../format/harmless.ts'
import styles from './Result.module.css'

interface FactsProps {
  readonly verification: Verification
}

/** Which file, whose signature, and when. Each says where it is known from. */
export function Facts({ verification }: FactsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { fileName, signedFileName, signatureFileName, signer, signedAt, environment } = verification
  return (
    <dl className={styles.facts}>
      <Fact name={t('signing.facts.file')}>{harmless(fileName)}</Fact>
      {signedFileName !== null && signedFileName !== fileName && (
        <Fact name={t('signing.facts.signedAs')}>{harmless(signedFileName)}</Fact>
      )}
      <Fact name={t('signing.facts.signature')}>{harmless(signatureFileName)}</Fact>
      <Fact name={t('signing.facts.signer')} note={signer === null ? null : t('signing.facts.signerNote')}>
        {signer === null ? t('signing.facts.nobody') : `${signer.name}, ${grouped(signer.personalNumber)}`}
      </Fact>
      <Fact
        name={t('signing.facts.at')}
        note={
          signedAt === null
            ? null
            : t(environment === 'simulator' ? 'signing.facts.atNoteSimulator' : 'signing.facts.atNote')
        }
      >
        {signedAt === null ? t('signing.facts.nobody') : format.instant(signedAt)}
      </Fact>
      {environment !== null && (
        <Fact name={t('signing.facts.environment')} note={t('signing.facts.environmentNote')}>
          {t(`signing.facts.environments.${environment}`)}
        </Fact>
      )}
    </dl>
  )
}

interface FactProps {
  readonly name: string
  /** Where it is known from. */
  readonly note?: string | null
  readonly children: ReactNode
}

function Fact({ name, note = null, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
        {note !== null && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  )
}

/** The day of birth, and the four digits after it. */
function grouped(personalNumber: string): string {
  return personalNumber.replace(/^(\d{8})(\d{4})$/, '$1-$2')
}
