import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'

export function ConnectPage() {
  const { t } = useTranslation()
  return <Page title={t('connect.title')}>{null}</Page>
}
