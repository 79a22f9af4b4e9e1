import { ActionIcon, Tooltip } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useTranslation } from 'react-i18next'
import { useCopy } from './use-copy.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the tooltip and the ear: "Copy account number". */
  readonly label: string
}

/** Copies a text and says so for a moment. If the system refuses the clipboard, nothing claims otherwise. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslation()
  const { isCopied, copy } = useCopy(text)
  const shown = isCopied ? t('common.copied') : label
  return (
    <Tooltip label={shown}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={shown} onClick={copy}>
        {isCopied ? <IconCheck size={15} stroke={2} /> : <IconCopy size={15} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  )
}
