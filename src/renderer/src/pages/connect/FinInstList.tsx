import { Radio, TextInput, VisuallyHidden } from '@mantine/core'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FinInst } from '../../../../shared/systems.ts'
import { useFormat } from '../../format/use-format.ts'
import { finInstName, searchFinInsts } from './fin-inst-search.ts'
import styles from './FinInstList.module.css'

/** The banks of today and, under their old names, those that merged; narrowed as one types. */
export function FinInstList() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const found = searchFinInsts(typed)
  return (
    <div className={styles.box}>
      <TextInput
        className={styles.search ?? ''}
        type="search"
        variant="unstyled"
        aria-label={t('connect.finInst.search')}
        placeholder={t('connect.finInst.searchPlaceholder')}
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden="true" />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter in the search narrows nothing further, and should not leave the step.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <VisuallyHidden role="status">
        {typed !== '' && t('connect.finInst.found', { count: found.length })}
      </VisuallyHidden>
      {found.length === 0 && <p className={styles.none}>{t('connect.finInst.none')}</p>}
      <Group
        title={t('connect.finInst.today')}
        banks={found.filter((bank) => bank.mergedInto === undefined)}
      />
      <Group
        title={t('connect.finInst.merged')}
        banks={found.filter((bank) => bank.mergedInto !== undefined)}
      />
    </div>
  )
}

function Group({ title, banks }: { readonly title: string; readonly banks: readonly FinInst[] }) {
  const id = useId()
  if (banks.length === 0) return null
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <p id={id} className={styles.title}>
        {title}
      </p>
      <div className={styles.banks}>
        {banks.map((bank) => (
          <Bank key={bank.finInst} bank={bank} />
        ))}
      </div>
    </div>
  )
}

function Bank({ bank }: { readonly bank: FinInst }) {
  const became = useBecameText(bank)
  return (
    <Radio
      value={bank.finInst}
      label={bank.name}
      classNames={{ root: styles.bank ?? '', labelWrapper: styles.words ?? '', body: styles.body ?? '' }}
      {...(became === null ? {} : { description: became })}
    />
  )
}

/** What a bank that merged is part of, and since when; null for one that did not. */
function useBecameText({ mergedInto }: FinInst): string | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (mergedInto === undefined) return null
  const bank = finInstName(mergedInto.finInst) ?? mergedInto.finInst
  const since = format.month(mergedInto.since)
  const { via } = mergedInto
  if (via === undefined) return t('connect.finInst.became', { bank, since })
  return t('connect.finInst.becameVia', { bank, since, between: via.name, first: format.month(via.since) })
}
