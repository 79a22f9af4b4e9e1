import { Button, Tooltip } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useTranslation } from 'react-i18next'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'

/** Main puts the bank's address on the clipboard: it names this sign-in, so the window never has it. */
export function CopyAddress({ connectionId }: { readonly connectionId: ConnectionId }) {
  const { t } = useTranslation()
  const copying = useCommand('connection:copy-address')
  const Icon = copying.isSuccess ? IconCheck : IconCopy
  return (
    <>
      <Tooltip label={t('connect.consent.waiting.copyHelp')}>
        <Button
          variant="default"
          leftSection={<Icon size={16} stroke={1.8} aria-hidden="true" />}
          loading={copying.isPending}
          onClick={() => copying.mutate({ connectionId })}
        >
          {copying.isSuccess ? t('connect.consent.waiting.copied') : t('connect.consent.waiting.copy')}
        </Button>
      </Tooltip>
      {copying.isError && <Problem error={copying.error.failure} />}
    </>
  )
}
