import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs'
import IconArrowMerge from '@tabler/icons-react/dist/esm/icons/IconArrowMerge.mjs'
import IconArrowsSplit from '@tabler/icons-react/dist/esm/icons/IconArrowsSplit.mjs'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconEyeOff from '@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs'
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs'
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs'
import IconNote from '@tabler/icons-react/dist/esm/icons/IconNote.mjs'
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import IconScissors from '@tabler/icons-react/dist/esm/icons/IconScissors.mjs'
import IconTag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs'
import IconUnlink from '@tabler/icons-react/dist/esm/icons/IconUnlink.mjs'
import IconWallet from '@tabler/icons-react/dist/esm/icons/IconWallet.mjs'
import type { EntryKind } from '../../../../shared/journal.ts'

const icons: Readonly<Record<EntryKind, typeof IconCheck>> = {
  sync: IconRefresh,
  import: IconFileImport,
  undo: IconArrowBackUp,
  note: IconNote,
  tags: IconTag,
  split: IconScissors,
  attach: IconPaperclip,
  detach: IconPaperclip,
  merge: IconArrowMerge,
  separate: IconArrowsSplit,
  withdraw: IconEyeOff,
  keep: IconCheck,
  link: IconLink,
  unlink: IconUnlink,
  account: IconWallet,
}

/** What kind of entry it is, for the eye; its sentence says it too. */
export function EntryIcon({ kind }: { readonly kind: EntryKind }) {
  const Icon = icons[kind]
  return <Icon size={17} stroke={1.7} aria-hidden="true" />
}
