import { Button, Modal } from '@mantine/core'
import IconListSearch from '@tabler/icons-react/dist/esm/icons/IconListSearch.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { FisProblem } from './FisProblem.tsx'
import { LookUpAnswer } from './LookUpAnswer.tsx'
import { LookUpForm } from './LookUpForm.tsx'
import type { FlexControl } from './use-flex-state.ts'
import styles from './LookUp.module.css'

interface LookUpProps {
  readonly connection: Connection
  readonly control: FlexControl
}

/** What stands behind a metering point or a unit, for an end user who said who they are: asked of FIS, shown, and kept nowhere. */
export function LookUp({ connection, control }: LookUpProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const command = useCommand('flex:look-up')
  const close = () => {
    command.reset()
    setOpen(false)
  }
  const scopeNeeded = {
    title: t('flex.lookUp.scope.title'),
    what: t('flex.lookUp.scope.what'),
    next: t('flex.lookUp.scope.next'),
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconListSearch size={17} stroke={1.7} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('flex.lookUp.action')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size={560}
        title={t('flex.lookUp.title')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <p className={styles.note}>{t('flex.lookUp.text')}</p>
        <LookUpForm
          isBusy={command.isPending}
          onChange={command.reset}
          onAsk={(question) => command.mutate({ connectionId: connection.id, ...question })}
        />
        <div role="status">
          {command.isSuccess && <LookUpAnswer answer={command.data} control={control} onFollow={close} />}
        </div>
        {command.isError && (
          <FisProblem
            connection={connection}
            error={command.error.failure}
            {...(command.error.code === 'scope-missing' ? { words: scopeNeeded } : {})}
          />
        )}
      </Modal>
    </>
  )
}
