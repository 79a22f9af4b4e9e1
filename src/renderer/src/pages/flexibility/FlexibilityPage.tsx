import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'

export function FlexibilityPage() {
  const { t } = useTranslation()
  return <Page title={t('flex.title')}>{null}</Page>
}
