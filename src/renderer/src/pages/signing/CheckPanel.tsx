import { Button } from '@mantine/core'
import IconShieldSearch from '@tabler/icons-react/dist/esm/icons/IconShieldSearch.mjs'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import type { Verification } from '../../../../shared/verification.ts'
import { useCommand } from '../../api.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import styles from './SigningPage.module.css'

interface CheckPanelProps {
  readonly hasResult: boolean
  /** null: what was checked before is put away. */
  readonly onChecked: (verification: Verification | null) => void
}

/** Which file is checked. */
export function CheckPanel({ hasResult, onChecked }: CheckPanelProps) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useCommand('signing:verify')
  const check = () =>
    mutate(undefined, {
      // A dialog that was closed changes nothing; a file that is no signature leaves no other's verdict standing.
      onSuccess: (verification) => {
        if (verification !== null) onChecked(verification)
      },
      onError: () => onChecked(null),
    })
  return (
    <Panel title={t('signing.check.title')}>
      <div className={styles.way}>
        <p className={styles.text}>{t('signing.check.text')}</p>
        {error !== null && <CheckFailed failure={error.failure} />}
        <div className={styles.foot}>
          <Button
            variant="default"
            leftSection={<IconShieldSearch size={18} stroke={1.7} />}
            onClick={check}
            loading={isPending}
          >
            {hasResult ? t('signing.check.another') : t('signing.check.choose')}
          </Button>
          <p role="status" className={styles.status}>
            {isPending ? t('signing.check.choosing') : ''}
          </p>
        </div>
      </div>
    </Panel>
  )
}

/** What was chosen leads to no signature; anything else went wrong on our side or the disk's. */
function CheckFailed({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation()
  if (failure.code !== 'file-unreadable') return <Problem error={failure} />
  const title = t('signing.unreadable.title')
  return (
    <Problem
      error={failure}
      words={{ title, what: t('signing.unreadable.what'), next: t('signing.unreadable.next') }}
    />
  )
}
