import { BunqRegister } from './bunq/BunqRegister.tsx'
import { Sparebank1Register } from './Sparebank1Register.tsx'
import type { StepProps } from './use-wizard.ts'

/** What is to be done at the bank before it knows this app. */
export function RegisterStep(props: StepProps) {
  return props.wizard.state.system === 'bunq' ? (
    <BunqRegister {...props} />
  ) : (
    <Sparebank1Register {...props} />
  )
}
