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
      label={t('flex.act.label')}
      classNames={{ root: styles.choice ?? '', label: styles.label ?? '' }}
      value={shownOf(assume, isAssumed ? partyId : null)}
      disabled={parties.isPending} // not while it changes: the focus would go, and main takes whom one chooses last
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

/** Whom one has just chosen, or else acts as. */
function shownOf({ isPending, variables }: Assume, assumed: number | null): string {
  const partyId = isPending ? variables.partyId : assumed
  return partyId === null ? login : String(partyId)
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
