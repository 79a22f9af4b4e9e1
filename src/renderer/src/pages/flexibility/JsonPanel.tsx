import { Button } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexRow } from '../../../../shared/flex.ts'
import { useCopy } from '../../components/use-copy.ts'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import { wholeJson } from './json-text.ts'
import { JsonNode } from './JsonNode.tsx'
import styles from './JsonPanel.module.css'

const depths = { one: 1, two: 2, all: 99 } as const
const levels = ['one', 'two', 'all'] as const

/** The whole row as FIS sent it, folded to as many levels as one wants to see. */
export function JsonPanel({ value }: { readonly value: FlexRow }) {
  const { t } = useTranslation()
  const { isCopied, copy } = useCopy(wholeJson(value))
  const [level, setLevel] = useState<keyof typeof depths>('two')
  return (
    <section aria-label={t('flex.record.json')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('flex.record.json')}</h3>
        <span className={styles.label} aria-hidden="true">
          {t('flex.record.level')}
        </span>
        <ViewToggle
          label={t('flex.record.level')}
          value={level}
          options={levels.map((each) => ({ value: each, label: t(`flex.record.levels.${each}`) }))}
          onChange={setLevel}
        />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={isCopied ? <IconCheck size={15} stroke={2} /> : <IconCopy size={15} stroke={1.7} />}
          onClick={copy}
        >
          {isCopied ? t('common.copied') : t('flex.record.copy')}
        </Button>
      </div>
      <div className={styles.box}>
        <JsonNode key={level} name={null} value={value} depth={0} unfolded={depths[level]} isLast />
      </div>
    </section>
  )
}
