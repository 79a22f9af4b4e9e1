import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  EntryEffect,
  EntryRow,
  JournalDetails,
  Written as WrittenText,
} from '../../../../shared/journal.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { useFormat } from '../../format/use-format.ts'
import styles from './EffectsTable.module.css'

/** Row by row: what came, what went, and what changed, each changed value under the one it was. */
export function EffectsTable({ details }: { readonly details: JournalDetails }) {
  const { t } = useTranslation()
  const { effects, effectCount, untold, entry } = details
  const { isGone, went, rest } = whatIsGone(details)
  const saysNothing = effects.length + went + rest === 0 && !isGone
  return (
    <>
      {isGone && <p className={styles.note}>{t('history.details.gone', { count: entry.added })}</p>}
      {went > 0 && <p className={styles.note}>{t('history.details.went', { count: went })}</p>}
      {saysNothing && entry.kind !== 'account' && <p className={styles.note}>{t('history.details.none')}</p>}
      {effectCount > effects.length + untold && effects.length > 0 && (
        <p className={styles.note}>
          {t('history.details.newest', { shown: effects.length, count: effectCount })}
        </p>
      )}
      {effects.length > 0 && (
        <table className={styles.table}>
          <caption>
            <VisuallyHidden>{t('history.details.table')}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('history.details.payment')}</th>
              <th scope="col">{t('history.details.day')}</th>
              <th scope="col" className={styles.amount}>
                {t('history.details.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {effects.map((effect) => (
              <Effect key={effect.transactionId} effect={effect} />
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && (
        <p className={styles.note}>
          {t(effects.length > 0 ? 'history.details.untoldMore' : 'history.details.untold', { count: rest })}
        </p>
      )}
    </>
  )
}

/** What the table cannot show: payments that an undo took away, and others of which nothing is left to tell. */
function whatIsGone({ entry, effects, effectCount, untold }: JournalDetails) {
  const { kind, state, added, changed, removed } = entry
  if (kind === 'undo') {
    // One that it wrote to before it removed it is among those that nothing is left of; it is said once.
    const kept = effects.filter(({ what }) => what === 'removed').length
    const wroteAndRemoved = effectCount - added - changed - kept
    return { isGone: false, went: removed - kept, rest: Math.max(0, untold - wroteAndRemoved) }
  }
  const isGone = state === 'undone' && added > 0
  const missing = (isGone ? 0 : added) + changed + removed - effectCount
  return { isGone, went: 0, rest: untold + Math.max(0, missing) }
}

function Effect({ effect }: { readonly effect: EntryEffect }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { before, after, what, annotation } = effect
  const row = after ?? before
  if (row === null) return null
  const old = what === 'changed' ? before : null
  const amount = ({ amount: value }: EntryRow) => <AmountText amount={value} tone="flow" />
  return (
    <tr data-what={what}>
      <th scope="row">
        <Changed old={old?.text === row.text ? null : (old?.text ?? null)}>
          <bdi className={styles.text}>{row.text}</bdi>
        </Changed>
        <span className={styles.small}>
          <span className={styles.what}>{t(`history.details.${what}`)}</span> ·{' '}
          <bdi>{effect.accountName}</bdi>
        </span>
        {annotation !== null && <Written annotation={annotation} />}
      </th>
      <td className={styles.day}>
        <Changed old={old === null || old.bookedOn === row.bookedOn ? null : format.date(old.bookedOn)}>
          {format.date(row.bookedOn)}
        </Changed>
      </td>
      <td className={styles.amount}>
        <Changed old={old === null || old.amount.minor === row.amount.minor ? null : amount(old)}>
          {amount(row)}
        </Changed>
      </td>
    </tr>
  )
}

/** A value, over it the one it replaced; null: it is the same. */
function Changed({ old, children }: { readonly old: ReactNode; readonly children: ReactNode }) {
  const { t } = useTranslation()
  if (old === null) return children
  return (
    <span className={styles.changed}>
      <span className={styles.old}>
        <VisuallyHidden>{t('history.details.was')} </VisuallyHidden>
        <s>{old}</s>
      </span>
      <span className={styles.new}>{children}</span>
    </span>
  )
}

function Written({ annotation }: { readonly annotation: NonNullable<EntryEffect['annotation']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { before, after } = annotation
  const nothing = <span className={styles.nothing}>{t('history.details.nothingWritten')}</span>
  const words = (written: readonly WrittenText[]) =>
    written
      .map(({ text, amount }) => {
        const name = text === '' ? t('annotation.split.rest') : text
        return amount === null ? name : `${name} ${format.money(amount)}`
      })
      .join(', ')
  return (
    <span className={styles.written}>
      {before.length > 0 && (
        <span className={styles.old}>
          <VisuallyHidden>{t('history.details.was')} </VisuallyHidden>
          <s>
            <bdi>{words(before)}</bdi>
          </s>
        </span>
      )}
      <bdi className={styles.new}>{after.length === 0 ? nothing : words(after)}</bdi>
    </span>
  )
}
