import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'

export function TransactionsPage() {
  const { t } = useTranslation()
  return <Page title={t('transactions.title')}>{null}</Page>
}
