import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import type { LookedUpRow, UnitLookup } from '../../../../shared/flex-lookup.ts'
import { harmless } from '../../format/harmless.ts'
import { RowLink } from './RowLink.tsx'
import type { FlexControl } from './use-flex-state.ts'
import styles from './LookUp.module.css'

interface LookUpAnswerProps {
  readonly answer: UnitLookup
  readonly control: FlexControl
  /** A link of it was pressed. */
  readonly onFollow: () => void
}

/** The metering point, its units and their devices, each a press away; or why there are none. */
export function LookUpAnswer({ answer, control, onFollow }: LookUpAnswerProps) {
  const { t } = useTranslation()
  if (answer.outcome !== 'found') {
    return (
      <div className={styles.answer}>
        <p className={styles.verdict}>{t(`flex.lookUp.${answer.outcome}.title`)}</p>
        <p className={styles.note}>{t(`flex.lookUp.${answer.outcome}.text`)}</p>
      </div>
    )
  }
  const { accountingPoint, endUserId, units } = answer
  const link = (resource: FlexResource, { id, name }: LookedUpRow) => (
    <RowLink control={control} row={{ resource, id }} onFollow={onFollow}>
      {harmless(name.trim() === '' ? `#${id}` : name)}
    </RowLink>
  )
  return (
    <div className={styles.answer}>
      <dl className={styles.facts}>
        <dt>{t('flex.tables.accounting_point.one')}</dt>
        <dd>{link('accounting_point', accountingPoint)}</dd>
        <dt>{t('flex.lookUp.endUser.name')}</dt>
        <dd>{t('flex.lookUp.party', { id: endUserId })}</dd>
      </dl>
      <h3 className={styles.head}>{t('flex.tables.controllable_unit.many')}</h3>
      {units.length === 0 && <p className={styles.note}>{t('flex.lookUp.noUnits')}</p>}
      <ul className={styles.list}>
        {units.map((unit) => (
          <li key={unit.id}>
            {link('controllable_unit', unit)} <code className={styles.code}>{harmless(unit.businessId)}</code>
            <ul className={styles.list}>
              {unit.devices.map((device) => (
                <li key={device.id}>{link('technical_resource', device)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  )
}
