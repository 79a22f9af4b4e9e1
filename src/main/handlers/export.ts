import { basename } from 'node:path'
import type { Language } from '../../shared/language.ts'
import type { ExportProfile, TransactionFilter } from '../../shared/contract.ts'
import { exportTransactions } from '../files/export/export-transactions.ts'
import { exportFileName } from '../files/export/file-name.ts'
import { fileStateOf } from '../signing/digest.ts'
import { openExport } from '../queries/export-source.ts'
import { calendarDateOf } from '../local-date.ts'
import type { HandlerContext, HandlersOf } from './context.ts'
import { unlessStopped, type Jobs } from './jobs.ts'

/** The save dialog's own words; the window's are the renderer's. */
const dialogTexts: Readonly<Record<Language, { readonly title: string; readonly filter: string }>> = {
  en: { title: 'Save transactions', filter: 'CSV file' },
  nb: { title: 'Lagre transaksjoner', filter: 'CSV-fil' },
}

export function exportHandlers(context: HandlerContext, jobs: Jobs): HandlersOf<'export'> {
  return {
    'export:csv': ({ filter, sort, profile }) =>
      jobs.run('export', 'all', async (signal) => {
        const { title, filter: filterName } = dialogTexts[context.language()]
        const name = await suggestedName(context, filter, profile)
        const file = await unlessStopped(context.chooseSaveFile(name, title, filterName), signal)
        if (file === null) return null
        await using source = await openExport(context.reader, { filter, sort })
        const { total, batches } = source
        const onProgress = (rows: number): void => context.emit('progress', { kind: 'export', rows, total })
        onProgress(0)
        const rows = await exportTransactions({ rows: batches, profile, file, signal, onProgress })
        const exportId = context.exports.remember({ file, rows, state: await fileStateOf(file) })
        return { fileName: basename(file), rows, exportId }
      }),
    'export:cancel': () => {
      jobs.cancel('export', 'all')
      return null
    },
  }
}

/** Named for what is in it: accounts, period and profile. */
async function suggestedName(
  { reader, clock }: HandlerContext,
  filter: TransactionFilter,
  profile: ExportProfile,
): Promise<string> {
  const today = calendarDateOf(clock.now())
  const accounts = await reader.ask('accounts:list', undefined)
  const wanted = filter.accountIds
  const narrowed = wanted === undefined ? [] : accounts.filter(({ id }) => wanted.includes(id))
  const covered = wanted === undefined ? accounts : narrowed
  const oldest = covered.map(({ oldestOn }) => oldestOn ?? today).sort()[0] ?? today
  return exportFileName({
    accountNames: narrowed.map((account) => account.name),
    from: filter.from ?? oldest,
    to: filter.to ?? today,
    profile,
  })
}
