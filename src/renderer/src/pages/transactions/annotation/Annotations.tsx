import type { TransactionDetails } from '../../../../../shared/model.ts'
import { AttachmentsSection } from './AttachmentsSection.tsx'
import { NoteSection } from './NoteSection.tsx'
import { SplitSection } from './SplitSection.tsx'
import { TagsSection } from './TagsSection.tsx'

/** What a person adds to a booked transaction. */
export function Annotations({ transaction }: { readonly transaction: TransactionDetails }) {
  return (
    <>
      <NoteSection transaction={transaction} />
      <TagsSection transaction={transaction} />
      <SplitSection transaction={transaction} />
      <AttachmentsSection transaction={transaction} />
    </>
  )
}
