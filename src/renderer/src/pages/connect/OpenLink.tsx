import { Button } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import { useTranslation } from 'react-i18next'
import type { LinkName } from '../../../../shared/contract.ts'
import { LeavesInvented } from '../../components/LeavesInvented.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useOutsideLink } from '../../components/use-outside-link.ts'
import styles from './OpenLink.module.css'

interface OpenLinkProps {
  readonly link: LinkName
  readonly label: string
}

/** A page of somebody else's, in the person's own browser. */
export function OpenLink({ link, label }: OpenLinkProps) {
  const { t } = useTranslation()
  const outside = useOutsideLink(link)
  return (
    <>
      <div className={styles.open}>
        <Button
          variant="light"
          leftSection={<IconExternalLink size={16} stroke={1.8} aria-hidden="true" />}
          loading={outside.isPending}
          onClick={outside.follow}
        >
          {label}
        </Button>
        <span role="status" className={styles.opened}>
          {outside.isOpened && t('connect.register.open.opened')}
        </span>
      </div>
      {outside.isAsking && <LeavesInvented {...outside} />}
      {outside.failure !== undefined && <Problem error={outside.failure} />}
    </>
  )
}
