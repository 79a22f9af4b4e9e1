import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { drawQr } from './qr-path.ts'
import styles from './BankIdOrder.module.css'

/** The code of this second. Its name says what to do with it and stays the same, so that no screen reader tells it anew. */
export function BankIdQr({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { modules, side, path } = useMemo(() => drawQr(text), [text])
  return (
    <svg
      className={styles.qr}
      role="img"
      aria-label={t('identity.qr')}
      viewBox={`0 0 ${modules} ${modules}`}
      width={side}
      height={side}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
