import { KeyCredentials } from './bunq/KeyCredentials.tsx'
import { OAuthCredentials } from './bunq/OAuthCredentials.tsx'
import { ProviderCredentials } from './bunq/ProviderCredentials.tsx'
import { SbankenCredentials } from './sbanken/SbankenCredentials.tsx'
import { Sparebank1Credentials } from './Sparebank1Credentials.tsx'
import type { StepProps } from './use-wizard.ts'

const bunqCredentials = {
  key: KeyCredentials,
  oauth: OAuthCredentials,
  provider: ProviderCredentials,
} as const

/** What the bank in hand wants to be shown before it answers. */
export function CredentialsStep(props: StepProps) {
  const { system, settings } = props.wizard.state
  switch (system) {
    case 'sparebank1':
      return <Sparebank1Credentials {...props} />
    case 'sbanken':
      return <SbankenCredentials {...props} />
    case 'bunq': {
      const Credentials = bunqCredentials[settings.bunq.door]
      return <Credentials {...props} />
    }
  }
}
