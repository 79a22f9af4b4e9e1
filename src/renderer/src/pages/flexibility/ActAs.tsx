import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AssumableParty, FlexIdentity } from '../../../../shared/flex.ts'
import type { Connection } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { harmless } from '../../format/harmless.ts'
import { actAsId } from './act-as-id.ts'
import type { Assume } from './use-assume.ts'
import { useWords } from './use-words.ts'
import styles from './WhoPanel.module.css'

interface ActAsProps {
  readonly connection: Connection
  readonly identity: FlexIdentity
  readonly assume: Assume
}

const login = 'login'

/** Another of the entity's parties, or the one the sign-in names. */
export function ActAs({ connection, identity, assume }: ActAsProps) {
  const { t } = useTranslation()
  const label = useLabel()
  const parties = useApi('flex:parties', { connectionId: connection.id })
  const known = parties.data ?? []
  const { isAssumed, partyId, partyName } = identity
  const isListed = known.some(({ id }) => id === partyId)
  return (
    <NativeSelect
      id={actAsId}
      aria-label={t('flex.act.label')}
      leftSection={<span className={styles.label}>{t('flex.act.label')}</span>}
      leftSectionWidth={112}
      w={372}
      maw="100%"
      value={isAssumed && partyId !== null ? String(partyId) : login}
      disabled={assume.isPending || parties.isPending}
      error={parties.isError ? t('flex.act.partiesFailed') : null}
      data={[
        { value: login, label: t('flex.act.login') },
        ...known.map((party) => ({ value: String(party.id), label: label(party) })),
        ...(isAssumed && partyId !== null && !isListed
          ? [{ value: String(partyId), label: harmless(partyName ?? `#${partyId}`) }]
          : []),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget
        assume.assume(value === login ? null : Number(value))
      }}
    />
  )
}

/** "Testkraft SP · Service provider", with its status where that is not the usual one. */
function useLabel() {
  const { t } = useTranslation()
  const words = useWords()
  return ({ name, type, status, isOwned }: AssumableParty): string =>
    [
      harmless(name),
      words.partyType(type),
      ...(status === 'active' ? [] : [words.value('party', 'status', status)]),
      ...(isOwned ? [] : [t('flex.act.member')]),
    ].join(' · ')
}
