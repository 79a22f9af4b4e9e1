import { Button } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import { useTranslation } from 'react-i18next'
import type { LinkName } from '../../../../shared/contract.ts'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import styles from './OpenLink.module.css'

interface OpenLinkProps {
  readonly link: LinkName
  readonly label: string
}

/** A page of somebody else's, in the person's own browser. */
export function OpenLink({ link, label }: OpenLinkProps) {
  const { t } = useTranslation()
  const open = useCommand('app:open-link')
  return (
    <>
      <div className={styles.open}>
        <Button
          variant="light"
          leftSection={<IconExternalLink size={16} stroke={1.8} aria-hidden="true" />}
          loading={open.isPending}
          onClick={() => open.mutate({ link })}
        >
          {label}
        </Button>
        <span role="status" className={styles.opened}>
          {open.isSuccess && t('connect.register.open.opened')}
        </span>
      </div>
      {open.isError && <Problem error={open.error.failure} />}
    </>
  )
}
