import { useTranslation } from 'react-i18next'
import type { BunqSettings } from '../../../../../shared/model.ts'
import { Instruction, Instructions } from '../Instructions.tsx'

/** Where a key comes from: the bunq app, or for the sandbox anybody who asks. */
export function KeyInstructions({ environment }: Pick<BunqSettings, 'environment'>) {
  const { t } = useTranslation()
  const parts =
    environment === 'sandbox' ? (['sandboxMake', 'sandboxOwn'] as const) : (['open', 'add', 'copy'] as const)
  return (
    <Instructions>
      {parts.map((part) => (
        <Instruction
          key={part}
          title={t(`connect.bunq.key.${part}.title`)}
          text={t(`connect.bunq.key.${part}.text`)}
        />
      ))}
    </Instructions>
  )
}
