import type { EntryKind } from '../../../../shared/journal.ts'

export type Shown = 'all' | 'syncs' | 'files' | 'mine'

/** What each choice of the filter asks for; undefined: every kind. */
export const kindsOf: Readonly<Record<Shown, EntryKind[] | undefined>> = {
  all: undefined,
  syncs: ['sync'],
  files: ['import'],
  mine: [
    'note', 'tags', 'split', 'attach', 'detach', 'merge', 'separate', 'withdraw', 'keep', 'link', 'unlink', 'account', 'undo',
  ],
} // prettier-ignore
