import { Collapse, UnstyledButton } from '@mantine/core'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { useId, useState, type ReactNode } from 'react'
import styles from './Disclosure.module.css'

interface DisclosureProps {
  readonly title: string
  readonly startsOpen?: boolean
  readonly children: ReactNode
}

/** What most people never need, folded away under its name. */
export function Disclosure({ title, startsOpen = false, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(startsOpen)
  const id = useId()
  return (
    <section className={styles.section}>
      <UnstyledButton
        className={styles.toggle ?? ''}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronDown
          size={16}
          stroke={2}
          aria-hidden="true"
          className={isOpen ? styles.open : undefined}
        />
        {title}
      </UnstyledButton>
      <Collapse id={id} expanded={isOpen}>
        <div className={styles.fields}>{children}</div>
      </Collapse>
    </section>
  )
}
