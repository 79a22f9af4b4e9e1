import type { BackupCopy, BackupState } from '../../src/shared/backup.ts'

/** Newest first. */
export const copies: readonly BackupCopy[] = [
  { fileName: 'oversikt-2026-11-20.db', madeAt: '2026-11-20T06:12:00Z', sizeBytes: 48_340_992 },
  { fileName: 'oversikt-2026-11-19.db', madeAt: '2026-11-19T06:20:00Z', sizeBytes: 48_259_072 },
  { fileName: 'oversikt-2026-11-15.db', madeAt: '2026-11-15T08:44:00Z', sizeBytes: 47_910_912 },
]

export const copiesState: BackupState = {
  copies,
  folder: '/home/kari/.config/oversikt/backups',
  isMaking: false,
  failure: null,
}
