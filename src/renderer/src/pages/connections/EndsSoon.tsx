import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs'
import { useTranslation } from 'react-i18next'
import type { ConsentLeft } from '../../../../shared/consent.ts'
import { useFormat } from '../../format/use-format.ts'
import styles from './EndsSoon.module.css'

/** From a week before: when the consent ends, and what keeps it. One that is paused past its end has not been told so by its
 *  bank, and is told of here all the same. */
export function EndsSoon({ left }: { readonly left: ConsentLeft }) {
  const { t } = useTranslation()
  const format = useFormat()
  const date = format.date(left.endsOn, 'long')
  return (
    <div className={styles.notice} role="note">
      <IconHourglass size={18} stroke={1.8} aria-hidden="true" />
      <p>
        <strong>
          {left.days > 0
            ? t('connections.endsSoon.title', { count: left.days })
            : t(`connections.endsSoon.${left.days < 0 ? 'ended' : 'today'}`)}
        </strong>{' '}
        {t(`connections.endsSoon.${left.days < 0 ? 'afterwards' : left.because}`, { date })}
      </p>
    </div>
  )
}
