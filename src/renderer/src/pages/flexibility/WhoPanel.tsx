import { Collapse, UnstyledButton } from '@mantine/core'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexIdentity } from '../../../../shared/flex.ts'
import type { Connection } from '../../../../shared/model.ts'
import { Panel } from '../../components/Panel.tsx'
import { harmless } from '../../format/harmless.ts'
import { useFormat } from '../../format/use-format.ts'
import { ActAs } from './ActAs.tsx'
import { FisProblem } from './FisProblem.tsx'
import { PartyRecord } from './PartyRecord.tsx'
import { Scopes } from './Scopes.tsx'
import { useAssume } from './use-assume.ts'
import type { FlexControl } from './use-flex-state.ts'
import { useWords } from './use-words.ts'
import styles from './WhoPanel.module.css'

interface WhoPanelProps {
  readonly connection: Connection
  readonly identity: FlexIdentity
  readonly control: FlexControl
}

/** The entity, the party and its role, how long the token is good, and what it allows. */
export function WhoPanel({ connection, identity, control }: WhoPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const assume = useAssume(connection.id)
  const { entityId, entityName, partyId, partyName, role, tokenExpiresAt, scopes } = identity
  const actsAs = partyName ?? t('flex.who.asEntity')
  const number = (id: number) => t('flex.who.number', { id })
  return (
    <Panel
      title={t('flex.who.title')}
      actions={<ActAs connection={connection} identity={identity} assume={assume} />}
    >
      {assume.isError && (
        <div className={styles.failed}>
          <FisProblem connection={connection} error={assume.error.failure} />
        </div>
      )}
      <dl className={styles.facts}>
        <Fact label={t('flex.who.entity')} more={number(entityId)}>
          {harmless(entityName)}
        </Fact>
        <Fact label={t('flex.who.party')} more={partyId === null ? undefined : number(partyId)}>
          {harmless(actsAs)}
        </Fact>
        <Fact label={t('flex.who.role')} more={<code>{harmless(role)}</code>}>
          {words.role(role) ?? t('flex.who.unknownRole')}
        </Fact>
        <Fact label={t('flex.who.login')} more={t('flex.who.renewed')}>
          {format.time(tokenExpiresAt)}
        </Fact>
      </dl>
      <More
        said={
          <p role="status" className={styles.said}>
            {assume.isPending && t('flex.act.busy')}
            {assume.isSuccess && t('flex.act.done', { name: harmless(actsAs) })}
          </p>
        }
      >
        <PartyRecord identity={identity} control={control} />
        <Scopes scopes={scopes} />
      </More>
    </Panel>
  )
}

interface MoreProps {
  /** Beside the button: what came of what one did above. */
  readonly said: ReactNode
  readonly children: ReactNode
}

/** What one looks up once: folded away, so that the table is in sight. */
function More({ said, children }: MoreProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <div className={styles.foot}>
        <UnstyledButton
          className={styles.toggle ?? ''}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronDown
            size={15}
            stroke={2}
            aria-hidden="true"
            className={isOpen ? styles.turned : undefined}
          />
          {isOpen ? t('flex.who.less') : t('flex.who.more')}
        </UnstyledButton>
        {said}
      </div>
      <Collapse id={id} expanded={isOpen}>
        <div className={styles.below}>{children}</div>
      </Collapse>
    </>
  )
}

interface FactProps {
  readonly label: string
  readonly more: ReactNode
  readonly children: string
}

function Fact({ label, more, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={styles.main}>
        <bdi>{children}</bdi>
      </dd>
      {more !== undefined && <dd className={styles.more}>{more}</dd>}
    </div>
  )
}
