import { Loader, UnstyledButton } from '@mantine/core'
import IconArrowRight from '@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs'
import IconBuildingBank from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { queryKey, useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import styles from './Doors.module.css'

/** The three ways to begin. */
export function Doors() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const enter = useCommand('demo:enter')
  const lookAround = () => {
    if (enter.isPending) return
    enter.mutate(undefined, {
      onSuccess: (status) => {
        // Known at once: a frame that still believed in the empty profile would send us back here.
        client.setQueryData(queryKey('app:status', undefined), status)
        void navigate('/')
      },
    })
  }
  return (
    <>
      <nav aria-label={t('welcome.doors')} className={styles.doors}>
        <Link to="/connect" className={`${styles.door} ${styles.main}`}>
          <span className={styles.icon} aria-hidden="true">
            <IconBuildingBank size={24} stroke={1.6} />
          </span>
          <Words title={t('welcome.connect.title')} text={t('welcome.connect.text')} />
        </Link>
        <Link to="/import" className={styles.door}>
          <span className={styles.icon} aria-hidden="true">
            <IconFileImport size={24} stroke={1.6} />
          </span>
          <Words title={t('welcome.file.title')} text={t('welcome.file.text')} />
        </Link>
        <UnstyledButton className={styles.door ?? ''} aria-disabled={enter.isPending} onClick={lookAround}>
          <span className={styles.icon} aria-hidden="true">
            {enter.isPending ? <Loader size={22} /> : <IconFlask size={24} stroke={1.6} />}
          </span>
          <Words title={t('welcome.demo.title')} text={t('welcome.demo.text')} />
        </UnstyledButton>
      </nav>
      <p role="status" className={styles.busy}>
        {enter.isPending && t('welcome.demo.busy')}
      </p>
      {enter.isError && (
        <Problem error={enter.error.failure} isRetrying={enter.isPending} onRetry={lookAround} />
      )}
    </>
  )
}

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <span className={styles.words}>
      <span className={styles.title}>
        {title} <IconArrowRight size={17} stroke={2} aria-hidden="true" className={styles.arrow} />
      </span>
      <span className={styles.text}>{text}</span>
    </span>
  )
}
