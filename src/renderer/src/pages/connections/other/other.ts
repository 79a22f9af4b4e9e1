import { defaultFisSettings, type FisSettings } from '../../../../../shared/fis.ts'
import type { BankIdSettings } from '../../../../../shared/bankid.ts'
import type { Connection } from '../../../../../shared/model.ts'

type Kept = Pick<Connection, 'settings'>

/** null: it is not a connection to BankID. */
export function bankIdOf({ settings }: Kept): BankIdSettings | null {
  return 'endUserIp' in settings ? settings : null
}

/** null: it is not a connection to FIS. */
export function fisOf({ settings }: Kept): FisSettings | null {
  return 'actAs' in settings ? settings : null
}

/** Is it where one tries things out, and nothing counts? */
export function isTest(connection: Kept): boolean {
  return (
    bankIdOf(connection)?.environment === 'test' || fisOf(connection)?.authUrl === defaultFisSettings.authUrl
  )
}

/** Where the wizard is entered on this connection. */
export function toSteps({ id }: Pick<Connection, 'id'>) {
  const wizard = `/connect?renew=${id}`
  return {
    wizard,
    credentials: `${wizard}&step=credentials`,
    environment: `${wizard}&step=environment`,
    place: `${wizard}&step=place`,
    register: `${wizard}&step=register`,
    actAs: `${wizard}&step=actAs`,
  } as const
}
