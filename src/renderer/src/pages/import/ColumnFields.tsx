import { Checkbox, MultiSelect, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dateForms, type DateForm } from '../../../../shared/import-file.ts'
import { Panel } from '../../components/Panel.tsx'
import { optionalMeanings, type Table } from './mapping-fields.ts'
import { useColumnNames } from './use-column-names.ts'
import type { MappingForm } from './use-mapping.ts'
import styles from './ColumnsStep.module.css'

interface ColumnFieldsProps {
  readonly table: Table
  readonly form: MappingForm
}

/** Which column means what: what is needed first, below it what makes the rows richer. */
export function ColumnFields({ table, form: { fields, change } }: ColumnFieldsProps) {
  const { t } = useTranslation()
  const names = useColumnNames(table)
  return (
    <Panel>
      <div className={styles.fields}>
        <h2 className={styles.group}>{t('imports.columns.needed')}</h2>
        <ColumnSelect
          label={t('imports.columns.date')}
          names={names}
          value={fields.date}
          onChange={(date) => change({ date })}
        />
        <NativeSelect
          label={t('imports.columns.dateForm')}
          value={fields.dateForm}
          data={[...dateForms]}
          onChange={(event) => change({ dateForm: event.currentTarget.value as DateForm })}
        />
        <AmountFields names={names} form={{ fields, change }} />
        <MultiSelect
          className={styles.wide ?? ''}
          label={t('imports.columns.text')}
          description={t('imports.columns.textHint')}
          value={fields.text.map(String)}
          data={names.map((label, column) => ({ value: String(column), label }))}
          maxValues={10}
          onChange={(columns) => change({ text: columns.map(Number) })}
        />
        <h2 className={styles.group}>{t('imports.columns.more')}</h2>
        {optionalMeanings.map((meaning) => (
          <ColumnSelect
            key={meaning}
            isOptional
            label={t(`imports.columns.${meaning}`)}
            names={names}
            value={fields.optional[meaning]}
            onChange={(column) => change({ optional: { ...fields.optional, [meaning]: column } })}
          />
        ))}
      </div>
    </Panel>
  )
}

interface AmountFieldsProps {
  readonly names: readonly string[]
  readonly form: Pick<MappingForm, 'fields' | 'change'>
}

/** One column with signs, or one for what came in and one for what went out. */
function AmountFields({ names, form: { fields, change } }: AmountFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <NativeSelect
        label={t('imports.columns.amountKind')}
        value={fields.amountKind}
        data={[
          { value: 'signed', label: t('imports.columns.oneColumn') },
          { value: 'in-out', label: t('imports.columns.twoColumns') },
        ]}
        onChange={(event) =>
          change({ amountKind: event.currentTarget.value === 'in-out' ? 'in-out' : 'signed' })
        }
      />
      <NativeSelect
        label={t('imports.columns.decimalMark')}
        value={fields.decimalMark}
        data={[
          { value: ',', label: t('imports.columns.comma') },
          { value: '.', label: t('imports.columns.point') },
        ]}
        onChange={(event) => change({ decimalMark: event.currentTarget.value === '.' ? '.' : ',' })}
      />
      {(fields.amountKind === 'signed' ? (['amount'] as const) : (['in', 'out'] as const)).map((meaning) => (
        <ColumnSelect
          key={meaning}
          label={t(`imports.columns.${meaning}`)}
          names={names}
          value={fields[meaning]}
          onChange={(column) => change({ [meaning]: column })}
        />
      ))}
      {fields.amountKind === 'signed' && (
        <Checkbox
          className={styles.reversed ?? ''}
          label={t('imports.columns.reversed')}
          checked={fields.isReversed}
          onChange={(event) => change({ isReversed: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

interface ColumnSelectProps {
  readonly label: string
  readonly names: readonly string[]
  readonly value: number | null
  readonly isOptional?: boolean
  readonly onChange: (column: number | null) => void
}

function ColumnSelect({ label, names, value, isOptional = false, onChange }: ColumnSelectProps) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[
        { value: '', label: t(isOptional ? 'imports.columns.none' : 'imports.columns.choose') },
        ...names.map((name, column) => ({ value: String(column), label: name })),
      ]}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : Number(currentTarget.value))
      }
    />
  )
}
