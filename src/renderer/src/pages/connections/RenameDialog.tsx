import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'

const longestName = 80

interface RenameDialogProps {
  readonly connection: Connection
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Another name for the connection. */
export function RenameDialog({ connection, isOpen, onClose }: RenameDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('connections.rename.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NameForm connection={connection} onClose={onClose} />
    </Modal>
  )
}

function NameForm({ connection, onClose }: Omit<RenameDialogProps, 'isOpen'>) {
  const { t } = useTranslation()
  const [name, setName] = useState(connection.name)
  const configure = useCommand('connection:configure')
  const isEmpty = name.trim() === ''
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isEmpty) return
    if (name.trim() === connection.name) return onClose()
    configure.mutate({ connectionId: connection.id, name: name.trim() }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={save}>
      <TextInput
        label={t('connections.rename.label')}
        value={name}
        maxLength={longestName}
        data-autofocus
        error={isEmpty ? t('connections.rename.rule') : null}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {configure.isError && <Problem error={configure.error.failure} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={configure.isPending}>
          {t('common.save')}
        </Button>
      </Group>
    </form>
  )
}
