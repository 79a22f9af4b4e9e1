import { BrowserConsent } from './BrowserConsent.tsx'
import { CheckStep } from './CheckStep.tsx'
import type { StepProps } from './use-wizard.ts'
import { needsBrowser } from './wizard-state.ts'

/** The bank lets us in: the person says so on its page, or the credentials are all it wants. */
export function ConsentStep(props: StepProps) {
  return needsBrowser(props.wizard.state) ? <BrowserConsent {...props} /> : <CheckStep {...props} />
}
