import { Button, Menu, Tabs } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import { mainTables, moreTables } from './tables.ts'
import type { FlexControl } from './use-flex-state.ts'
import styles from './TableTabs.module.css'

interface TableTabsProps {
  readonly control: FlexControl
  /** The table that is chosen. */
  readonly children: ReactNode
}

/** A small window has not the height for all: the menu ends with it, and scrolls. */
function fitted({
  availableHeight,
  elements,
}: {
  readonly availableHeight: number
  readonly elements: { readonly floating: HTMLElement }
}): void {
  elements.floating.style.maxHeight = `${Math.max(160, availableHeight)}px`
}

/** As many as stand on one line, in both languages. */
function useRoom(): number {
  const options = { getInitialValueInEffect: false }
  const isSmall = useMediaQuery('(max-width: 1023px)', false, options)
  const isMiddling = useMediaQuery('(max-width: 1279px)', false, options)
  return isSmall ? 3 : isMiddling ? 4 : mainTables.length
}

/** The tables of FIS. Arrow keys go along them, Enter opens one: each is a question to FIS. */
export function TableTabs({ control, children }: TableTabsProps) {
  const { t } = useTranslation()
  const { resource } = control.state
  const first: readonly FlexResource[] = mainTables.slice(0, useRoom())
  // The last one gives way to a table of the menu, and is found there meanwhile.
  const shown = first.includes(resource) ? first : [...first.slice(0, -1), resource]
  const more = [...mainTables, ...moreTables].filter((each) => !shown.includes(each))
  return (
    <Tabs
      value={resource}
      activateTabWithKeyboard={false}
      keepMounted={false}
      classNames={{ tab: styles.tab ?? '', list: styles.list ?? '', panel: styles.panel ?? '' }}
      onChange={(value) => {
        const chosen = shown.find((each) => each === value)
        if (chosen !== undefined && chosen !== resource) control.open(chosen)
      }}
    >
      <div className={styles.line}>
        <Tabs.List aria-label={t('flex.tabs.label')}>
          {shown.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`flex.tables.${each}.many`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Menu
          position="bottom-end"
          shadow="md"
          width={230}
          middlewares={{ flip: false, shift: true, size: { padding: 12, apply: fitted } }}
          classNames={{ dropdown: styles.menu ?? '' }}
        >
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              className={styles.more ?? ''}
              rightSection={<IconChevronDown size={15} stroke={1.8} aria-hidden="true" />}
            >
              {t('flex.tabs.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((each) => (
              <Menu.Item key={each} onClick={() => control.open(each)}>
                {t(`flex.tables.${each}.many`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <Tabs.Panel value={resource}>{children}</Tabs.Panel>
    </Tabs>
  )
}
