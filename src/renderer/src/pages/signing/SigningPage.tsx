import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'

export function SigningPage() {
  const { t } = useTranslation()
  return <Page title={t('signing.title')}>{null}</Page>
}
