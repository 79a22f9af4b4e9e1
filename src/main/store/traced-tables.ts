/** A table whose writes the journal keeps, and how a row of it is put back. */
export interface TracedTable {
  readonly name: string
  readonly key: readonly string[]
  /** All that a line of the journal keeps of a row; what is not here follows from the rest. */
  readonly columns: readonly string[]
  /** Of `columns`, in their order, each from the JSON of the row; but for one that others may hold by now. */
  readonly values: readonly string[]
  /** Whether what the row hangs on is still there. */
  readonly standing: string
  /** What is derived and in the row's way: it is found anew. */
  readonly clear?: string
  /** False: a row that is gone does not come back by a line that only changed it. Somebody else removed it. */
  readonly returns: boolean
}

const ledger = [
  'id', 'account_id', 'identity', 'booked_on', 'value_on', 'purchased_on', 'minor', 'original_minor', 'original_currency',
  'rate', 'text', 'bank_text', 'counterparty', 'counterparty_account', 'message', 'type_code', 'type_text', 'bank_ref',
  'balance_after_minor', 'is_from_bank', 'file_format', 'search_text', 'first_seen_at', 'changed_at', 'raw', 'added_in',
  'policy', 'settles_on', 'missing_since',
] // prettier-ignore

/** A file may have taken the identity since; the bank's next answer finds the row by its day, amount and words then. */
const freeIdentity = `iif(EXISTS (SELECT 1 FROM bank_transaction held WHERE held.account_id = @before ->> '$.account_id'
    AND held.identity = @before ->> '$.identity' AND held.id <> @before ->> '$.id'),
  'restored:' || (@before ->> '$.id'), @before ->> '$.identity')`

const hasTransaction = `EXISTS (SELECT 1 FROM bank_transaction owner WHERE owner.id = @before ->> '$.transaction_id')`
const hasImport = `EXISTS (SELECT 1 FROM import_file file WHERE file.id = @before ->> '$.import_id')`

function plain(
  name: string,
  key: readonly string[],
  columns: readonly string[],
  standing = '1',
): TracedTable {
  return { name, key, columns, values: columns.map(valueOf), standing, returns: true }
}

/** Read by SQLite and not by us: an integer beyond 2^53 stays what it is. */
function valueOf(column: string): string {
  return `@before ->> '$.${column}'`
}

/**
 * Every table an entry can write to. Closed: a name in a line of the journal that is not here is never made into SQL. A test
 * holds it against the schema and its triggers.
 */
export const tracedTables: readonly TracedTable[] = [
  {
    name: 'bank_transaction',
    key: ['id'],
    columns: ledger,
    values: ledger.map((column) => (column === 'identity' ? freeIdentity : valueOf(column))),
    standing: '1',
    returns: false,
  },
  plain(
    'former_identity',
    ['account_id', 'identity'],
    ['account_id', 'identity', 'transaction_id'],
    hasTransaction,
  ),
  plain(
    'import_row',
    ['import_id', 'transaction_id'],
    ['import_id', 'transaction_id'],
    `${hasTransaction} AND ${hasImport}`,
  ),
  plain(
    'review',
    ['id'],
    ['id', 'account_id', 'kind', 'first_id', 'second_id', 'reason', 'evidence', 'found_at', 'decision', 'decided_at'],
  ),
  plain(
    'withdrawn_transaction',
    ['id'],
    ['id', 'account_id', 'identity', 'booked_on', 'minor', 'text', 'withdrawn_at', 'reason', 'identities', 'imports', 'row'],
  ),
  {
    ...plain(
      'transfer_link',
      ['id'],
      ['id', 'out_account_id', 'in_account_id', 'out_id', 'in_id', 'state', 'is_by_person', 'reason', 'confidence', 'evidence', 'rate', 'at'],
    ),
    clear: `DELETE FROM transfer_link WHERE out_id = @before ->> '$.out_id' AND in_id = @before ->> '$.in_id'
      AND is_by_person = 0 AND id <> @before ->> '$.id'`,
  },
  // Of an anchor that is gone it says nothing any more.
  plain(
    'accepted_gap',
    ['id'],
    ['id', 'account_id', 'anchor_at', 'minor', 'accepted_at'],
    `EXISTS (SELECT 1 FROM balance_anchor n WHERE n.account_id = @before ->> '$.account_id'
      AND n.set_at = @before ->> '$.anchor_at')`,
  ),
  plain('note', ['transaction_id'], ['transaction_id', 'account_id', 'text', 'search_text', 'changed_at']),
  plain('transaction_tag', ['transaction_id', 'folded'], ['transaction_id', 'folded', 'tag', 'account_id']),
  plain('split_part', ['transaction_id', 'position'], ['transaction_id', 'position', 'account_id', 'minor', 'text']),
  plain(
    'attachment',
    ['id'],
    ['id', 'transaction_id', 'account_id', 'file_name', 'media_type', 'size_bytes', 'sha256', 'added_at'],
  ),
  { ...plain('account', ['id'], ['own_name', 'is_counted']), returns: false },
] // prettier-ignore

/** The three ways back, as SQL that is fixed before any row is read. */
export function waysBack({ name, key, columns, values, standing }: TracedTable) {
  const isRow = key.map((column) => `${name}.${column} = @key ->> '$.${column}'`).join(' AND ')
  const assignments = columns.map((column, index) => `${column} = ${values[index] ?? 'NULL'}`).join(', ')
  return {
    insert: `INSERT OR IGNORE INTO ${name} (${columns.join(', ')}) SELECT ${values.join(', ')} WHERE ${standing}`,
    update: `UPDATE OR IGNORE ${name} SET ${assignments} WHERE ${isRow} AND ${standing}`,
    remove: `DELETE FROM ${name} WHERE ${isRow}`,
  }
}
