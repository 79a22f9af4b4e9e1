import { useTranslation } from 'react-i18next'
import type { ConsentLeft } from '../../../../../shared/consent.ts'
import type { Connection } from '../../../../../shared/model.ts'
import { useApi } from '../../../api.ts'
import { certificateWarningDays } from '../../../components/consent-left.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useIsInvented } from '../../../status.ts'
import { Fact } from '../Fact.tsx'
import { bankIdOf, fisOf } from './other.ts'
import styles from '../ConnectionFacts.module.css'

/** Until so many days before its end a certificate's days are counted; of more than that nobody can make anything. */
const countedDays = 90

interface OtherFactsProps {
  readonly connection: Connection
  readonly left: ConsentLeft | null
}

/** What it is set up for. */
export function OtherFacts({ connection, left }: OtherFactsProps) {
  if (connection.status === 'disconnected') return null
  return (
    <dl className={styles.facts}>
      {connection.system === 'fis' ? (
        <FisFacts connection={connection} />
      ) : (
        <BankIdFacts connection={connection} left={left} />
      )}
    </dl>
  )
}

function BankIdFacts({ connection, left }: OtherFactsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const lock = useApi('lock:get', undefined)
  const words = 'connections.other.facts'
  const environment = bankIdOf(connection)?.environment ?? 'production'
  const isInvented = useIsInvented('bankid')
  const opensApp = lock.data?.bankId?.connectionId === connection.id
  return (
    <>
      <Fact
        label={t(`${words}.environment`)}
        value={isInvented ? t(`${words}.inventedBankId`) : t(`${words}.environments.${environment}`)}
      />
      {left !== null && (
        <Fact
          label={t(`${words}.certificate`)}
          value={t(`${words}.until`, { date: format.date(left.endsOn) })}
          isMarked={left.days <= certificateWarningDays}
        >
          {left.days < 0
            ? t(`${words}.certificateEnded`)
            : left.days <= countedDays && t('connections.facts.daysLeft', { count: left.days })}
        </Fact>
      )}
      <Fact label={t(`${words}.use`)} value={opensApp ? t(`${words}.opensApp`) : t(`${words}.onDemand`)}>
        {opensApp ? t(`${words}.opensAppHelp`) : t(`${words}.onDemandHelp`)}
      </Fact>
    </>
  )
}

function FisFacts({ connection }: Pick<OtherFactsProps, 'connection'>) {
  const { t } = useTranslation()
  const words = 'connections.other.facts'
  const isInvented = useIsInvented('fis')
  const settings = fisOf(connection)
  if (settings === null) return null
  const { actAs, authUrl } = settings
  return (
    <>
      <Fact
        label={t(`${words}.place`)}
        value={isInvented ? t(`${words}.inventedFis`) : new URL(authUrl).host}
      />
      <Fact
        label={t(`${words}.actAs`)}
        value={
          actAs.kind === 'entity' ? t(`${words}.entity`) : t(`connect.fis.partyTypes.${actAs.partyType}`)
        }
      >
        {actAs.kind === 'party' && actAs.id}
      </Fact>
      <Fact label={t(`${words}.use`)} value={t(`${words}.reads`)}>
        {t(`${words}.readsHelp`)}
      </Fact>
    </>
  )
}
