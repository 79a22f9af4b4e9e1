import { ActionIcon, Button, FileButton } from '@mantine/core'
import IconCertificate from '@tabler/icons-react/dist/esm/icons/IconCertificate.mjs'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileFault, RpFile } from './rp-files.ts'
import styles from './CertificateFiles.module.css'

interface CertificateFilesProps {
  readonly files: readonly RpFile[]
  /** Those that are neither certificate nor key. */
  readonly refused: readonly { readonly name: string; readonly fault: FileFault }[]
  /** What the form as a whole found missing. */
  readonly missing: 'nothing' | 'noKey' | 'noCertificate' | 'noPassphrase' | null
  readonly choose: (files: readonly File[]) => void
  readonly onRemove: (file: RpFile) => void
}

/** The files of the certificate: what each is, what is missing, and the way to choose them. Only names are ever shown. */
export function CertificateFiles({ files, refused, missing, choose, onRemove }: CertificateFilesProps) {
  const { t } = useTranslation()
  const id = useId()
  const words = 'connect.bankid.certificate'
  return (
    <div className={styles.box} role="group" aria-label={t(`${words}.files`)}>
      {files.length > 0 && (
        <ul className={styles.list}>
          {files.map((file) => (
            <li key={file.name} className={styles.file}>
              <IconCheck size={18} stroke={2} aria-hidden="true" className={styles.mark} />
              <span className={styles.words}>
                <span className={styles.name}>{file.name}</span>
                <span className={styles.what}>{t(`${words}.is.${whatIs(file)}`)}</span>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(`${words}.remove`, { name: file.name })}
                onClick={() => onRemove(file)}
              >
                <IconX size={16} stroke={1.8} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.choose}>
        <IconCertificate size={26} stroke={1.5} aria-hidden="true" className={styles.icon} />
        <p className={styles.hint}>{files.length === 0 ? t(`${words}.hint`) : t(`${words}.hintMore`)}</p>
        <FileButton multiple onChange={choose} accept=".p12,.pfx,.pem,.crt,.cer,.key,.txt">
          {(props) => (
            <Button {...props} variant={files.length === 0 ? 'light' : 'default'} aria-describedby={id}>
              {files.length === 0 ? t(`${words}.choose`) : t(`${words}.chooseMore`)}
            </Button>
          )}
        </FileButton>
      </div>
      <div id={id} role="status" className={styles.faults}>
        {refused.map(({ name, fault }) => (
          <p key={name}>{t(`${words}.faults.${fault}`, { name })}</p>
        ))}
        {missing !== null && missing !== 'noPassphrase' && <p>{t(`${words}.missing.${missing}`)}</p>}
      </div>
    </div>
  )
}

function whatIs(file: RpFile) {
  if (file.kind === 'pkcs12') return 'pkcs12'
  if (file.key === '') return 'certificate'
  if (file.certificates === '') return file.isEncrypted ? 'encryptedKey' : 'key'
  return file.isEncrypted ? 'encryptedBoth' : 'both'
}
