import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ImportEntry } from '../../../../shared/model.ts'
import { useAgeText } from '../../components/Freshness.tsx'
import { useFormat } from '../../format/use-format.ts'
import styles from './FileList.module.css'

interface FileRowProps {
  readonly entry: ImportEntry
  readonly onUndo: () => void
}

/** One file: what it was, which days it told of, and how many rows nobody had told of before. */
export function FileRow({ entry, onUndo }: FileRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useAgeText(entry.importedAt)
  const added = sumOf(entry.accounts.map((account) => account.added))
  const known = sumOf(entry.accounts.map((account) => account.known))
  return (
    <tr>
      <th scope="row">
        <bdi className={styles.name} title={entry.fileName}>
          {entry.fileName}
        </bdi>
        <span className={styles.small}>
          {t(`imports.formats.${entry.format}`)} · {t('imports.list.when', { when })}
        </span>
      </th>
      <td className={styles.period}>
        {format.date(entry.from)}
        <span className={styles.small}>– {format.date(entry.to)}</span>
      </td>
      <td>
        {entry.accounts.map(({ accountId, accountName }) => (
          <Link key={accountId} to={`/transactions?accountId=${accountId}`} className={styles.account ?? ''}>
            <bdi>{accountName}</bdi>
          </Link>
        ))}
      </td>
      <td className={styles.rows}>
        {format.integer(added)}
        {known > 0 && <span className={styles.small}>{t('imports.list.known', { count: known })}</span>}
      </td>
      <td className={styles.undo}>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('imports.list.undoFile', { file: entry.fileName })}
          onClick={onUndo}
        >
          {t('imports.list.undo')}
        </Button>
      </td>
    </tr>
  )
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
