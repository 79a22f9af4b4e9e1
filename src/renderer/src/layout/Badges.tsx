import { Button } from '@mantine/core'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import IconRoute from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { systems } from '../../../shared/systems.ts'
import { useCommand } from '../api.ts'
import { Problem } from '../components/Problem.tsx'
import { useStatus } from '../status.ts'
import styles from './Badges.module.css'

/** What must be known on every page: that the household is invented, that a bank's address was replaced. */
export function Badges() {
  const { t } = useTranslation()
  const { isDemo, replacedSystems } = useStatus()
  return (
    <>
      {isDemo && <DemoBadge />}
      {replacedSystems.length > 0 && (
        <div className={styles.badge} role="note" aria-label={t('common.replaced.label')}>
          <IconRoute size={16} stroke={1.8} aria-hidden="true" />
          <span>
            {t('common.replaced.text', { systems: replacedSystems.map((id) => systems[id].name).join(', ') })}
          </span>
        </div>
      )}
    </>
  )
}

function DemoBadge() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const leave = useCommand('demo:leave')
  return (
    <>
      <div className={styles.badge} role="note" aria-label={t('common.demo.label')}>
        <IconFlask size={16} stroke={1.8} aria-hidden="true" />
        <span>{t('common.demo.text')}</span>
        <Button
          size="compact-xs"
          variant="default"
          loading={leave.isPending}
          onClick={() => leave.mutate(undefined, { onSuccess: () => void navigate('/') })}
        >
          {t('common.demo.leave')}
        </Button>
      </div>
      {leave.isError && <Problem error={leave.error.failure} />}
    </>
  )
}
