import { Button, Popover } from '@mantine/core'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { useState, type ReactNode } from 'react'
import styles from './FilterButton.module.css'

interface FilterButtonProps {
  readonly label: string
  /** True while this filter leaves something out. */
  readonly isInForce: boolean
  /** What is inside; `close` is for a choice after which there is nothing more to choose. */
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens one filter below itself. Escape and a press outside close it, and the focus comes back. */
export function FilterButton({ label, isInForce, children }: FilterButtonProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      shadow="md"
      radius="lg"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          variant="default"
          className={isInForce ? `${styles.button} ${styles.inForce}` : (styles.button ?? '')}
          rightSection={<IconChevronDown size={15} stroke={1.8} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown ?? ''} aria-label={label}>
        {children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  )
}
