import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { TransactionId } from '../../../../shared/ids.ts'
import { Problem } from '../../components/Problem.tsx'
import { TransactionRow, type RowColumns } from './TransactionRow.tsx'
import { useActiveRow } from './use-active-row.ts'
import { useListInput } from './use-list-input.ts'
import { useRows } from './use-rows.ts'
import type { Selection } from './use-selection.ts'
import type { ShownList } from './use-shown-list.ts'
import styles from './TransactionList.module.css'

const rowHeight = 50
/** Of the headings, which stand above the first row and cover the top of the view. */
const headHeight = 36

interface ListBodyProps extends RowColumns {
  readonly scroller: HTMLDivElement
  /** Where a problem with some of the rows is told: over the list, because a grid holds nothing but rows. */
  readonly notice: HTMLDivElement
  readonly shown: ShownList
  /** The row whose details are open. */
  readonly openIndex: number | null
  readonly selection: Selection
  readonly onOpen: (id: TransactionId, index: number) => void
}

/** The rows in sight, the pages behind them, and the one row that has the focus, which stays even when scrolled away. */
export function ListBody(props: ListBodyProps) {
  const { scroller, notice, shown, openIndex, selection, onOpen, hasAccount, hasCurrency } = props
  const body = useRef<HTMLDivElement>(null)
  const { count } = shown.summary
  const active = useActiveRow(body, count, openIndex)
  const virtual = useListVirtualizer(scroller, count, active.index)
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 }
  const rows = useRows(shown, startIndex, endIndex, count)
  const keepInSight = useCallback(
    (index: number) => virtual.scrollToIndex(index, { align: 'auto' }),
    [virtual],
  )
  useEffect(() => {
    if (openIndex !== null) keepInSight(openIndex)
  }, [openIndex, keepInSight])

  const input = useListInput({
    count,
    rows,
    active,
    selection,
    onOpen,
    keepInSight,
    rowsInView: () => Math.floor((scroller.clientHeight - headHeight) / rowHeight),
  })
  const height = virtual.getTotalSize()
  return (
    <>
      <div ref={body} role="rowgroup" className={styles.body} style={{ height }} {...input}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <TransactionRow
            key={index}
            index={index}
            top={start - headHeight}
            row={rows.at(index)}
            {...breakBefore(rows.at(index - 1)?.bookedOn, rows.at(index)?.bookedOn, shown)}
            isActive={index === active.index}
            isOpen={index === openIndex}
            isSelected={selection.has(rows.at(index)?.id ?? 0)}
            hasAccount={hasAccount}
            hasCurrency={hasCurrency}
          />
        ))}
      </div>
      {rows.error !== null &&
        createPortal(<Problem error={rows.error.failure} onRetry={rows.retry} />, notice)}
    </>
  )
}

/** Does a day or a month begin with a row? Only a list in the order of days has such places. */
function breakBefore(above: string | undefined, day: string | undefined, { sort }: ShownList) {
  const isKnown = sort.by === 'bookedOn' && above !== undefined && day !== undefined
  return {
    isSameDay: isKnown && above === day,
    isMonthStart: isKnown && above.slice(0, 7) !== day.slice(0, 7),
  }
}

function useListVirtualizer(scroller: HTMLDivElement, count: number, activeIndex: number) {
  // A new list starts at its top; before the virtualizer looks where the old one stood.
  useLayoutEffect(() => {
    scroller.scrollTo({ top: 0 })
  }, [scroller])
  return useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // Until the view is measured: rows for a usual window, so that none flash in afterwards.
    initialRect: { width: 0, height: 800 },
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range)
        if (count === 0 || indexes.includes(activeIndex)) return indexes
        return [...indexes, activeIndex].sort((a, b) => a - b)
      },
      [activeIndex, count],
    ),
  })
}
